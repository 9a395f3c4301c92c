import { setImmediate } from 'node:timers/promises';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import type { SelfMaintainedIntent } from '#shared/domain/queued-change.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { deviceCells, headerCells } from '#shared/domain/self-maintained-csv.ts';
import { AppError } from '#shared/errors.ts';
import { readImportExtras, readImportRows } from '../../db/tables/import-rows.ts';
import { findListed, isListed } from '../../db/tables/self-maintained-devices.ts';
import type { IvantiClient, Services } from '../../services.ts';
import { isMadeOf, type Upload } from './judge-self-maintained.ts';
import type { SyncRun } from './sync-run.ts';

/** Rows put into the file at once: some 5 ms. */
const ROWS_PER_SLICE = 2_000;

/** Carries one change of a Self-Maintained profile out at Ivanti: it looks first whether it was done before. */
export async function writeSelfMaintained(
  run: SyncRun,
  ivanti: IvantiClient,
  intent: SelfMaintainedIntent,
): Promise<void> {
  const { services, sendSignal } = run;
  const { profileId } = intent;
  if (intent.kind === 'upload-self-maintained') return upload(run, ivanti, intent);
  if (intent.kind === 'remove-self-maintained') {
    const there = findListed(services.db, profileId, intent.deviceIds);
    return ivanti.removeProfileDevices(profileId, there, sendSignal);
  }
  if (intent.kind === 'edit-self-maintained')
    return ivanti.editProfileDevice(profileId, { deviceId: intent.deviceId, ...intent.row }, sendSignal);
  const rows = readImportRows(services.db, intent.importId, -1, intent.devices);
  const missing = rows.filter((row) => !isListed(services.db, profileId, row)).map(({ row: _, ...device }) => device);
  return ivanti.addProfileDevices(profileId, missing, sendSignal);
}

async function upload(run: SyncRun, ivanti: IvantiClient, intent: Upload): Promise<void> {
  const { services, sendSignal } = run;
  const { name, description, withoutToken, userId } = intent;
  const known = await ivanti.findProfile(name, sendSignal);
  if (known === null) {
    const csv = await writeCsv(services, intent.importId);
    const value = await ivanti.uploadProfile({ name, description, withoutToken, csv }, sendSignal);
    if (value !== null) await services.secrets.write(enrollmentTokenSecret(intent.profileId), value);
  } else if (!isMadeOf(known, intent)) throw new AppError('profile_name_taken', 'the name is in use', { name });
  await keepToken(run, ivanti, intent);
  if (userId !== null && known?.userId !== userId) await ivanti.changeUser({ profileName: name, userId }, sendSignal);
}

/** The token made by the upload is the one that counts (behaviour 112): it is asked for when its first telling was lost. */
export async function keepToken({ services, sendSignal }: SyncRun, ivanti: IvantiClient, made: Upload): Promise<void> {
  const secret = enrollmentTokenSecret(made.profileId);
  if (made.withoutToken || (await services.secrets.has(secret))) return;
  const token = await ivanti.readEnrollmentToken(made.name, sendSignal);
  if (token !== null) await services.secrets.write(secret, token.value);
}

async function writeCsv({ db, remote }: Services, importId: string): Promise<string> {
  const extras = readImportExtras(db, importId);
  const parts = [toCsvLine(headerCells(await remote.readCsvDialect(), extras), 'raw')];
  for (let after = -1; ; ) {
    const rows = readImportRows(db, importId, after, ROWS_PER_SLICE);
    const last = rows.at(-1);
    if (last === undefined) return parts.join('');
    parts.push(...rows.map((row) => toCsvLine(deviceCells(row, extras), 'raw')));
    after = last.row;
    await setImmediate();
  }
}
