import type {
  ActivityDevice,
  ActivityDeviceKind,
  ActivityDevices,
  ActivityEntry,
} from '#shared/domain/activity-entry.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import { isDeviceIntent } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { readTargetWindow } from './change-targets.ts';
import { type ChangeRow, readChange } from './changes.ts';
import { countImported, readImported } from './credential-imports.ts';
import { readPlanGroups } from './plan-rows.ts';
import { findProfile } from './profiles.ts';

/** Devices of an entry that lie together: those of a change by the profile they were based on, numbered as the change has them. */
export type DeviceSlice = { group: number | null; base: ProfileId | null; devices: ActivityDevice[] };

/** How many devices a slice has at most. */
export const DEVICES_PER_SLICE = 1_000;

/** A window of the devices an entry is about, each before and after; of a change those that need the person first. */
export function readDevicesOf(
  db: ReadableDb,
  entry: ActivityEntry,
  { first, count }: { first: number; count: number },
): ActivityDevices {
  const change = deviceChangeOf(db, entry);
  if (change !== null) {
    const after = afterOf(change);
    const devices = readTargetWindow(db, { changeId: change.changeId, first, count }).map(
      ({ deviceId, label, baseProfileName, state, errorCode }): ActivityDevice => ({
        ...{ deviceId, label, before: baseProfileName, after, state, errorCode },
      }),
    );
    return { kind: change.intent.kind as ActivityDeviceKind, devices, total: change.devices };
  }
  const imported = entry.action === 'credentials.keep' ? countImported(db, entry.entry) : 0;
  if (imported > 0) {
    const devices = readImported(db, entry.entry, { after: '', first, count });
    return { kind: 'credentials', devices, total: imported };
  }
  const edits = editsOf(entry);
  const kind = kindOfEdits(db, edits);
  if (kind !== null) {
    const total = prepared<number>(db, `SELECT count(*) ${editedSql}`, 'first-cells').get({ ...edits, after: '' }) ?? 0;
    return { kind, devices: readEdited(db, { ...edits, after: '' }, { first, count }), total };
  }
  const named = namedIn(entry);
  if (named === null) return { kind: null, devices: [], total: 0 };
  const devices = label(db, named.devices.slice(first, first + count));
  return { kind: named.kind, devices, total: named.devices.length };
}

/** All devices of an entry that names them itself, or queued their change, slice by slice. */
export function* slicesOfDevices(db: ReadableDb, entry: ActivityEntry): Generator<DeviceSlice> {
  const change = deviceChangeOf(db, entry);
  if (change !== null) {
    // What became of a change later is said of its devices where it was queued.
    if (factsOf(entry).targetsSha256 !== undefined) yield* slicesOfChange(db, change);
    return;
  }
  if (entry.action === 'credentials.keep') yield* slicesOfImport(db, entry.entry);
  const edits = editsOf(entry);
  const named = kindOfEdits(db, edits) === null ? namedIn(entry) : null;
  if (named !== null) yield { group: null, base: null, devices: label(db, named.devices) };
  for (let after = ''; ; ) {
    const devices = readEdited(db, { ...edits, after }, { first: 0, count: DEVICES_PER_SLICE });
    const last = devices.at(-1);
    if (last === undefined) return;
    yield { group: null, base: null, devices };
    after = last.deviceId;
  }
}

function* slicesOfImport(db: ReadableDb, entry: number): Generator<DeviceSlice> {
  for (let after = ''; ; ) {
    const devices = readImported(db, entry, { after, first: 0, count: DEVICES_PER_SLICE });
    const last = devices.at(-1);
    if (last === undefined) return;
    yield { group: null, base: null, devices };
    after = last.deviceId;
  }
}

function deviceChangeOf(db: ReadableDb, { changeId }: ActivityEntry): ChangeRow | null {
  const change = changeId === null ? null : readChange(db, changeId);
  return change !== null && isDeviceIntent(change.intent) ? change : null;
}

/** Where the devices of a change are afterwards; nowhere once they are deleted. */
function afterOf({ kind, profileName }: ChangeRow): string | null {
  if (kind === 'approve') return DEFAULT_PROFILE_NAME;
  return kind === 'delete' ? null : profileName;
}

function* slicesOfChange(db: ReadableDb, change: ChangeRow): Generator<DeviceSlice> {
  const after = afterOf(change);
  for (const [group, { base, deviceIds }] of readPlanGroups(db, change.sequence).entries()) {
    const before = base === null ? null : (findProfile(db, base)?.name ?? base);
    for (let first = 0; first < deviceIds.length; first += DEVICES_PER_SLICE) {
      const slice = JSON.stringify(deviceIds.slice(first, first + DEVICES_PER_SLICE));
      const stand = readStand(db, change.changeId, slice);
      yield { group, base, devices: stand.map((device) => ({ ...device, before, after })) };
    }
  }
}

function readStand(db: ReadableDb, changeId: string, deviceIds: string): Omit<ActivityDevice, 'before' | 'after'>[] {
  return prepared<Omit<ActivityDevice, 'before' | 'after'>>(
    db,
    `SELECT t.value AS deviceId, coalesce(d.imei, d.serial, t.value) AS label, coalesce(s.state, 'waiting') AS state,
       s.error_code AS errorCode
     FROM json_each(@deviceIds) t
     LEFT JOIN main.change_outcomes s ON s.change_id = @changeId AND s.device_id = t.value
     LEFT JOIN cache.devices d ON d.device_id = t.value
     GROUP BY t.key ORDER BY t.key`,
  ).all({ changeId, deviceIds });
}

type Facts = { undoes?: unknown; reason?: unknown; deviceIds?: unknown; released?: unknown; targetsSha256?: unknown };

function factsOf({ facts }: ActivityEntry): Facts {
  try {
    return JSON.parse(facts) as Facts;
  } catch {
    // Somebody was at the file: the entry says so when it is verified.
    return {};
  }
}

type Named = Omit<ActivityDevice, 'label'>;

/** Devices that an entry names itself: of users and passwords taken back, holds of before every edit was kept, or whose edits are forgotten. */
function namedIn(entry: ActivityEntry): { kind: ActivityDeviceKind; devices: Named[] } | null {
  const { reason, deviceIds, released } = factsOf(entry);
  const none = { state: null, errorCode: null };
  if (entry.action === 'uploads.hold' && Array.isArray(deviceIds)) {
    const after = String(reason);
    return { kind: 'hold', devices: deviceIds.map((id: DeviceId) => ({ deviceId: id, before: null, after, ...none })) };
  }
  if (entry.action.startsWith('credentials.') && Array.isArray(deviceIds)) {
    const devices = deviceIds.map((id: DeviceId) => ({ deviceId: id, before: null, after: null, ...none }));
    return { kind: 'credentials', devices };
  }
  if (entry.action !== 'uploads.release' || !Array.isArray(released)) return null;
  const devices = released.map((one: { deviceId: DeviceId; reason: string }) => ({
    ...{ deviceId: one.deviceId, before: one.reason, after: null, ...none },
  }));
  return { kind: 'release', devices };
}

function label(db: ReadableDb, devices: readonly Named[]): ActivityDevice[] {
  const sql = `SELECT coalesce(d.imei, d.serial, i.value) FROM json_each(?) i
    LEFT JOIN cache.devices d ON d.device_id = i.value GROUP BY i.key ORDER BY i.key`;
  const ids = JSON.stringify(devices.map(({ deviceId }) => deviceId));
  const labels = prepared<string>(db, sql, 'first-cells').all(ids);
  return devices.map((device, at) => ({ ...device, label: labels[at] ?? device.deviceId }));
}

/** The deed whose edits an entry is about, and the undo it is of that deed, if it is one. */
type Edits = { entry: number; undo: number | null };

function editsOf(entry: ActivityEntry): Edits {
  const { undoes } = factsOf(entry);
  const isUndo = entry.action === 'devices.undoEdit' && typeof undoes === 'number';
  return isUndo ? { entry: undoes, undo: entry.entry } : { entry: entry.entry, undo: null };
}

const editedSql = `FROM main.device_edits e
  WHERE e.entry = @entry AND e.device_id > @after AND (@undo IS NULL OR e.undone_by = @undo)`;

/** Null when an entry is no edit, or its edits are forgotten. */
function kindOfEdits(db: ReadableDb, edits: Edits): ActivityDeviceKind | null {
  const sql = `SELECT iif(e.kind = 'hold' AND iif(@undo IS NULL, e.becomes, e.was) IS NULL, 'release', e.kind) ${editedSql} LIMIT 1`;
  return prepared<ActivityDeviceKind>(db, sql, 'first-cells').get({ ...edits, after: '' }) ?? null;
}

const words = (value: string) => `iif(e.kind = 'attribute', e.${value}, e.${value} ->> 0)`;

/** Devices that a deed edited, or that its undo gave back what they had: each before and after. */
function readEdited(
  db: ReadableDb,
  edits: Edits & { after: string },
  window: { first: number; count: number },
): ActivityDevice[] {
  return prepared<ActivityDevice>(
    db,
    `SELECT e.device_id AS deviceId,
       coalesce((SELECT coalesce(d.imei, d.serial) FROM cache.devices d WHERE d.device_id = e.device_id), e.device_id) AS label,
       iif(@undo IS NULL, ${words('was')}, ${words('becomes')}) AS before,
       iif(@undo IS NULL, ${words('becomes')}, ${words('was')}) AS after,
       iif(@undo IS NULL AND e.undone_by IS NOT NULL, 'undone', NULL) AS state, NULL AS errorCode
     ${editedSql} ORDER BY e.device_id LIMIT @count OFFSET @first`,
  ).all({ ...edits, ...window });
}
