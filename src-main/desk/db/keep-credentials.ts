import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type DeviceCredentials, fitsEncryption, type KeptCredentials } from '#shared/domain/device-credentials.ts';
import { AppError } from '#shared/errors.ts';
import type { DataTable } from '#shared/events.ts';
import { type PasswordWriter, writePasswords } from './password-file.ts';
import { needPasswordKey, type PasswordKeyServices } from './password-key.ts';
import { queueCredentials } from './queue-credentials.ts';
import { throwIfCancelled } from './run-job.ts';
import { transaction, type WritableDb } from './sql.ts';
import { appendActivity } from './tables/activity.ts';
import {
  countNewCredentials,
  createNewCredentials,
  dropNewCredentials,
  findWithCredentials,
  noteNewCredentials,
  storeNewCredentials,
} from './tables/device-credentials.ts';

/** What keeping credentials takes of the services. */
export type CredentialServices = PasswordKeyServices & {
  db: WritableDb;
  folder: string;
  workspace: { id: string };
  clock: { now(): Date };
  osUser: string;
  appVersion: string;
  publish(event: 'data.changed', payload: { tables: DataTable[] }): void;
  nudge(reason: 'change'): void;
};

/**
 * `overwrite`: also where something waits already, or the device has a user at Samsung. `queue`: devices that stay in their
 * profile are assigned to it once more; not when the caller queues their moves itself, and calls `queueCredentials` after that.
 * `fileName` is for the log.
 */
export type KeepingOptions = {
  overwrite: boolean;
  queue: boolean;
  fileName: string;
  signal: AbortSignal;
  report?(done: number): void;
};

/**
 * Keeps users, tags and passwords for the next assignment of their devices, all of them or none: passwords sealed in a file
 * of their own, the rest in the ledger, where one transaction makes both count. Of a device that comes twice the later counts;
 * slices of some thousands at most are in memory. Cancelled, cut off or failed, it leaves nothing. Throws `cancelled`,
 * `nothing_to_do`, `input_invalid` for what is too long to be sent, and what the keychain says before anything is kept.
 */
export async function keepCredentials(
  services: CredentialServices,
  slices: AsyncIterable<readonly DeviceCredentials[]>,
  options: KeepingOptions,
): Promise<KeptCredentials> {
  const { db, folder, workspace } = services;
  const key = await needPasswordKey(services);
  const file = `${randomUUID()}.sealed`;
  createNewCredentials(db);
  const writer = await writePasswords({ folder, workspaceId: workspace.id, file, key });
  let kept: KeptCredentials;
  try {
    const left = await takeSlices(db, { slices, writer, file, options });
    const counts = countNewCredentials(db, file);
    if (counts.devices === 0) throw new AppError('nothing_to_do', 'there is nothing to keep', { left });
    if (counts.passwords > 0) await writer.finish();
    throwIfCancelled(options.signal);
    kept = transaction(db, () => writeDown(services, { file, options, counts: { ...counts, left } }));
  } catch (error) {
    await writer.discard();
    if (db.open) dropNewCredentials(db, file);
    throw error;
  }
  if (kept.passwords === 0) await writer.discard();
  tell(services, kept);
  return kept;
}

type Taking = {
  slices: AsyncIterable<readonly DeviceCredentials[]>;
  writer: PasswordWriter;
  file: string;
  options: KeepingOptions;
};

/** Answers how many devices were left as they are. */
async function takeSlices(db: WritableDb, { slices, writer, file, options }: Taking): Promise<number> {
  let left = 0;
  let done = 0;
  for await (const slice of slices) {
    throwIfCancelled(options.signal);
    const has = options.overwrite
      ? new Set()
      : findWithCredentials(
          db,
          slice.map(({ deviceId }) => deviceId),
        );
    const wanted = slice.filter((one) => !has.has(one.deviceId) && !isEmpty(one));
    left += has.size;
    for (const one of wanted) refuseTooLong(one);
    const sealed = wanted.flatMap(({ deviceId, password }) => (password === null ? [] : [{ deviceId, password }]));
    const places = await writer.add(sealed);
    const place = places.values();
    const rows = wanted.map(({ deviceId, userName, tags, password }) => {
      return { deviceId, userName, tags, place: password === null ? null : (place.next().value ?? null) };
    });
    noteNewCredentials(db, file, rows);
    done += slice.length;
    options.report?.(done);
    await setImmediate();
  }
  return left;
}

type Counts = { devices: number; passwords: number; left: number };

function writeDown(
  { db, clock, osUser: actor, appVersion }: CredentialServices,
  { file, options, counts }: { file: string; options: KeepingOptions; counts: Counts },
): KeptCredentials {
  const at = clock.now().toISOString();
  const { overwrite, fileName, queue } = options;
  const facts = { ...counts, overwrite, fileName };
  const editId = appendActivity(db, { at, actor, action: 'credentials.keep', changeId: null, facts });
  storeNewCredentials(db, { file, entry: editId });
  const changeIds = queue ? queueCredentials(db, { editId, actor, appVersion, at }) : [];
  return { editId, ...counts, changeIds };
}

function tell(services: CredentialServices, { changeIds }: KeptCredentials): void {
  services.publish('data.changed', { tables: ['credentials', 'activity'] });
  if (changeIds.length === 0) return;
  services.publish('data.changed', { tables: ['devices', 'profiles', 'changes'] });
  services.nudge('change');
}

function isEmpty({ userName, password, tags }: DeviceCredentials): boolean {
  return userName === null && password === null && tags === null;
}

function refuseTooLong({ deviceId, userName, password }: DeviceCredentials): void {
  if (fitsEncryption(userName ?? '') && fitsEncryption(password ?? '')) return;
  throw new AppError('input_invalid', 'a user name or password is too long to be sent', { deviceId });
}
