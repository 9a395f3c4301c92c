import type { DeviceId } from '#shared/domain/device.ts';
import type { EditKind } from '#shared/domain/device-edit.ts';
import type {
  EditEntry,
  FromTo,
  HistoryEntry,
  HistoryWindow,
  OwnChangeEntry,
  RegistrationEntry,
  SeenEntry,
} from '#shared/domain/device-history.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { profileNameOfSql } from './device-rows.ts';

/** Whose history, read by whom (the account of the operating system): own deeds carry no name. */
export type HistoryOf = { deviceId: DeviceId; reader: string };

type Source = (db: ReadableDb, of: HistoryOf, most: number) => HistoryEntry[];

/** A window of a device's history, newest first. Every source is read as far as the window reaches. */
export function readHistory(db: ReadableDb, of: HistoryOf, window: { first: number; count: number }): HistoryWindow {
  const end = window.first + window.count;
  const sources: readonly Source[] = [readEvents, readOwnChanges, readEdits];
  const all = sources.flatMap((read) => read(db, of, end));
  // Entries of one moment keep the order of their source, which is newest first as well.
  all.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return { entries: all.slice(window.first, end), total: countHistory(db, of.deviceId) };
}

const ownChangesSql = `
  SELECT c.sequence FROM main.change_outcomes s JOIN main.changes c ON c.change_id = s.change_id WHERE s.device_id = @deviceId
  UNION SELECT u.sequence FROM temp.unfinished u WHERE u.device_id = @deviceId`;

function countHistory(db: ReadableDb, deviceId: DeviceId): number {
  const sql = `SELECT (SELECT count(*) FROM main.device_events WHERE device_id = @deviceId)
    + (SELECT count(*) FROM main.device_edits WHERE device_id = @deviceId) + (SELECT count(*) FROM (${ownChangesSql}))`;
  return prepared<number>(db, sql, 'first-cells').get({ deviceId }) ?? 0;
}

type Part = 'profile' | 'state' | 'user' | 'upload';
type EventRow = Record<`from${Capitalize<Part>}` | `to${Capitalize<Part>}`, string | null> &
  Pick<SeenEntry, 'event' | 'author' | 'changedAt'> & { at: string; what: SeenEntry['what'] | 'registration' };

function readEvents(db: ReadableDb, { deviceId }: HistoryOf, most: number): HistoryEntry[] {
  return prepared<EventRow>(
    db,
    `SELECT e.event, e.at, e.changed_at AS changedAt, e.what, e.author, e.from_state AS fromState, e.to_state AS toState,
       ${profileNameOfSql('e.from_profile')} AS fromProfile, ${profileNameOfSql('e.to_profile')} AS toProfile,
       e.from_user AS fromUser, e.to_user AS toUser, e.from_upload AS fromUpload, e.to_upload AS toUpload
     FROM main.device_events e WHERE e.device_id = @deviceId ORDER BY e.event DESC LIMIT @most`,
  )
    .all({ deviceId, most })
    .map(toEventEntry);
}

function toEventEntry(row: EventRow): { at: string } & (SeenEntry | RegistrationEntry) {
  const { at, event, what, author, changedAt } = row;
  const state = fromTo(row.fromState, row.toState);
  if (what === 'registration') {
    const registration = (state ?? { from: null, to: null }) as RegistrationEntry['registration'];
    return { kind: 'registration', at, event, registration };
  }
  const profile = fromTo(row.fromProfile, row.toProfile);
  const user = fromTo(row.fromUser, row.toUser);
  const upload = fromTo(row.fromUpload, row.toUpload);
  return {
    kind: 'seen',
    at,
    event,
    what,
    author,
    changedAt,
    profile,
    state: state as SeenEntry['state'],
    user,
    upload,
  };
}

function fromTo(from: string | null, to: string | null): FromTo<string> | null {
  return from === null && to === null ? null : { from: from || null, to: to || null };
}

function readOwnChanges(db: ReadableDb, of: HistoryOf, most: number): HistoryEntry[] {
  return prepared<Omit<OwnChangeEntry, 'kind'> & { at: string }>(
    db,
    `SELECT c.created_at AS at, c.change_id AS changeId, c.kind AS change, c.profile_name AS toName,
       coalesce(s.state, 'waiting') AS state, s.error_code AS errorCode, s.at AS stateAt,
       nullif((SELECT a.actor FROM main.activity a WHERE a.change_id = c.change_id ORDER BY a.entry LIMIT 1), @reader) AS by
     FROM main.changes c LEFT JOIN main.change_outcomes s ON s.change_id = c.change_id AND s.device_id = @deviceId
     WHERE c.sequence IN (${ownChangesSql}) ORDER BY c.created_at DESC, c.sequence DESC LIMIT @most`,
  )
    .all({ ...of, most })
    .map((row) => ({ kind: 'change', ...row }));
}

type EditRow = Omit<EditEntry, 'kind' | 'isUndone'> & { at: string; undoneBy: number | null };

function readEdits(db: ReadableDb, of: HistoryOf, most: number): HistoryEntry[] {
  return prepared<EditRow>(
    db,
    `SELECT a.at, e.entry AS editId, e.kind AS edit, e.name, e.was, e.becomes, e.undone_by AS undoneBy,
       nullif(a.actor, @reader) AS by
     FROM main.device_edits e JOIN main.activity a ON a.entry = e.entry
     WHERE e.device_id = @deviceId ORDER BY e.entry DESC LIMIT @most`,
  )
    .all({ ...of, most })
    .map(({ undoneBy, was, becomes, ...row }) => ({
      ...{ kind: 'edit', ...row },
      was: wordsOf(row.edit, was),
      becomes: wordsOf(row.edit, becomes),
      isUndone: undoneBy !== null,
    }));
}

/** The words of a hold or note without who wrote them and when; an attribute's value as it is. */
function wordsOf(kind: EditKind, value: string | null): string | null {
  if (kind === 'attribute' || value === null) return value;
  const [words = null] = JSON.parse(value) as (string | null)[];
  return words;
}
