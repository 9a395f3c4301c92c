import type { DeviceId, DeviceSelection } from '#shared/domain/device.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { selectedDeviceIds } from '../../db/tables/device-selection.ts';

/** The devices a selection means: named ones as given, each once; matching ones as the lists show them now, up to a million. */
export function resolveSelection(db: ReadableDb, selection: DeviceSelection): DeviceId[] {
  return selectedDeviceIds(db, selection);
}
