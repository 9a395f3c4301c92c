import { prepared, type WritableDb } from '../sql.ts';
import { newestEvent, settleEvents } from './device-events.ts';
import type { Registration } from './registrations.ts';
import { readCursor } from './sync-cursor.ts';

/** SQL for the devices an identifier names, each identifier of a device being looked for. */
const devicesOf = (named: string, state: string) =>
  ['serial', 'imei', 'imei2']
    .map(
      (column) =>
        `SELECT d.device_id, d.registration, ${state} AS state FROM ${named} n CROSS JOIN cache.devices d ON d.${column} = n.identifier`,
    )
    .join(' UNION ');

const insert = (devices: string) => `
  INSERT INTO main.device_events (device_id, at, what, author, from_state, to_state)
  SELECT device_id, @at, 'registration', 'ivanti', registration, state FROM (${devices})
  WHERE registration IS NOT state
  GROUP BY device_id`;

const newsSql = `
  WITH news AS MATERIALIZED (
    SELECT i.value AS identifier, r.value ->> '$.state' AS state
    FROM json_each(@json) r CROSS JOIN json_each(r.value) i
    WHERE i.key IN ('serial', 'imei', 'imei2') AND i.value IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM cache.registrations k WHERE k.identifier = i.value AND k.state = r.value ->> '$.state')
  ) `;

const lostSql = `
  WITH lost AS MATERIALIZED (
    SELECT identifier FROM cache.registrations WHERE identifier NOT IN (SELECT identifier FROM temp.seen_registrations)
  ) `;

/**
 * Notes devices that Ivanti says something else of than before; call it before the registrations are written, in the same
 * transaction. Nothing before they were once read whole. `at` is ISO text; answers how many notes were made.
 */
export function noteRegistrations(db: WritableDb, registrations: readonly Registration[], at: string): number {
  return note(db, newsSql + insert(devicesOf('news', 'n.state')), { json: JSON.stringify(registrations), at });
}

/** Notes devices whose registration Ivanti no longer has; call it before those are taken out. */
export function noteLostRegistrations(db: WritableDb, at: string): number {
  return note(db, lostSql + insert(devicesOf('lost', 'NULL')), { at });
}

function note(db: WritableDb, sql: string, parameters: Record<string, string>): number {
  // A first reading has nothing to compare with: looking every device up would take as long as the reading itself.
  if (readCursor(db).registrationsAfter === null) return 0;
  const before = newestEvent(db);
  const { changes } = prepared(db, sql).run(parameters);
  if (changes > 0) settleEvents(db, before);
  return changes;
}
