import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ActivityAction } from '#shared/domain/activity-entry.ts';
import type { BatchState } from '#shared/domain/batch.ts';
import { AppError } from '#shared/errors.ts';
import { needBatch } from '../../db/need-batch.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity, nextEntry } from '../../db/tables/activity.ts';
import { setBatchState } from '../../db/tables/batches.ts';
import type { Services } from '../../services.ts';
import { letDevicesGo, putOnHold, readUnheld } from './hold-batch.ts';

const actions: Record<BatchState, ActivityAction> = {
  held: 'batches.hold',
  open: 'batches.open',
  closed: 'batches.close',
};

/**
 * Holds a batch, with its devices if that is asked for; opens it again or closes it, which lets go the devices that it put on
 * hold and nothing has touched since. Throws `not_found` and `nothing_to_do`.
 */
export async function setState(
  services: Services,
  { batchId, state, devices: withDevices }: ParsedInput<'batches.setState'>,
): Promise<CommandOutput<'batches.setState'>> {
  const { db, clock, osUser: actor } = services;
  const before = needBatch(db, batchId);
  if (before.state === state) throw new AppError('nothing_to_do', 'the batch stands so already', { batchId, state });
  const deviceIds = state === 'held' && withDevices ? await readUnheld(db, before) : [];
  const at = clock.now().toISOString();
  const entry = transaction(db, () => {
    const next = nextEntry(db);
    setBatchState(db, batchId, { state, at, holdEntry: deviceIds.length > 0 ? next : null });
    const facts = { batchId, name: before.name, ...(deviceIds.length > 0 ? { devices: deviceIds.length } : {}) };
    return appendActivity(db, { at, actor, action: actions[state], changeId: null, facts });
  });
  const takenBack = await putOnHold(db, deviceIds, { entry, reason: before.name, at, by: actor });
  const released = before.holdEntry === null ? 0 : await letDevicesGo(db, before.holdEntry, entry);
  services.publish('data.changed', { tables: ['batches', 'activity'] });
  if (deviceIds.length + released > 0) services.publish('data.changed', { tables: ['holds', 'devices', 'uploads'] });
  if (takenBack > 0) {
    services.publish('data.changed', { tables: ['profiles', 'changes'] });
    services.nudge('change');
  }
  return { devices: deviceIds.length + released, takenBack };
}
