import type { ImportPlan, ImportResult } from '#shared/domain/csv-import.ts';
import type { DeviceCredentials } from '#shared/domain/device-credentials.ts';
import { passwordOf, placesOf } from '#shared/domain/judge-import-row.ts';
import { keepCredentials } from '../../db/keep-credentials.ts';
import type { JobControl } from '../../db/run-job.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { findWithCredentials } from '../../db/tables/device-credentials.ts';
import type { HeldImport, StagedImportRow } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';
import { readAgain, readInSlices } from './read-staged.ts';

/** For how many devices something would be kept, and for how many of them something is known already. */
export async function planUsers(db: ReadableDb, held: HeldImport, overwrite: boolean): Promise<ImportPlan> {
  let [wanted, known] = [0, 0];
  for await (const rows of readInSlices(db, held)) {
    const ids = rows.flatMap((row) => (saysSomething(row) && row.deviceId !== null ? row.deviceId : []));
    wanted += ids.length;
    known += findWithCredentials(db, ids).size;
  }
  const devices = overwrite ? wanted : wanted - known;
  const { accepted, unknown } = held.preview;
  return { devices, skipped: accepted - devices, unknown, overwritten: overwrite ? known : 0, byProfile: [] };
}

/**
 * Keeps users, tags and passwords for the next assignment of their devices. Passwords were never held: the file is read again,
 * and has to be as it was. Throws `csv_file_changed`, and what keeping them throws.
 */
export async function commitUsers(
  services: Services,
  held: HeldImport,
  { overwrite, control }: { overwrite: boolean; control: JobControl },
): Promise<Omit<ImportResult, 'target'>> {
  const { fileName, accepted } = held.preview;
  const { signal, report } = control;
  const options = { overwrite, queue: true, fileName, signal, report };
  const { devices, editId, changeIds } = await keepCredentials(services, readUsers(services.db, held, signal), options);
  return { devices, skipped: accepted - devices, selection: null, batchId: null, changeIds, editIds: [editId] };
}

/** What the file says of each device that a good row names. */
async function* readUsers(db: ReadableDb, held: HeldImport, signal: AbortSignal): AsyncGenerator<DeviceCredentials[]> {
  const places = placesOf(held.shape.columns);
  for await (const rows of readAgain(db, held, signal)) {
    yield rows.flatMap(({ row, cells }) => {
      const { deviceId, extras } = row;
      if (deviceId === null || !saysSomething(row)) return [];
      const { userName = null, tags = null } = extras ?? {};
      return [{ deviceId, userName, tags, password: passwordOf(cells, places) }];
    });
  }
}

function saysSomething({ extras, cells }: StagedImportRow): boolean {
  if (cells !== null || extras === null) return false;
  return extras.userName !== null || extras.tags !== null || extras.hasPassword;
}
