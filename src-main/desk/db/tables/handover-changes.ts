import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** Whether a change went out in a hand-over file or came in with one. */
export type HandoverDirection = 'out' | 'in';

/** Notes which changes a file took out or brought in. Inside a transaction. */
export function noteHandover(
  db: WritableDb,
  file: { handoverId: string; direction: HandoverDirection; at: string },
  changeIds: readonly string[],
): void {
  const sql = `INSERT OR REPLACE INTO main.handover_changes (handover_id, direction, change_id, at)
    SELECT @handoverId, @direction, value, @at FROM json_each(@changeIds)`;
  prepared(db, sql).run({ ...file, changeIds: JSON.stringify(changeIds) });
}

/** The changes of a file, in the order they were made. */
export function readHandover(db: ReadableDb, handoverId: string, direction: HandoverDirection): string[] {
  const sql = `SELECT c.change_id FROM main.handover_changes h JOIN main.changes c ON c.change_id = h.change_id
    WHERE h.handover_id = ? AND h.direction = ? ORDER BY c.sequence`;
  return prepared<string>(db, sql, 'first-cells').all(handoverId, direction);
}

/** When changes that were not made here came in, the last time for each, ISO text. */
export function readArrivals(db: ReadableDb): Map<string, string> {
  const sql = "SELECT change_id, max(at) FROM main.handover_changes WHERE direction = 'in' GROUP BY change_id";
  return new Map(prepared<[string, string]>(db, sql, 'arrays').all());
}

/** Whether the rest of a change was left to another laptop, so that it may come back. */
export function isLeft(db: ReadableDb, changeId: string): boolean {
  return prepared(db, 'SELECT 1 FROM main.left_changes WHERE change_id = ?').get(changeId) !== undefined;
}

/** Whether a change went to another laptop or came from one, so that the same change may be sent there. */
export function wasHandedOver(db: ReadableDb, changeId: string): boolean {
  return prepared(db, 'SELECT 1 FROM main.handover_changes WHERE change_id = ? LIMIT 1').get(changeId) !== undefined;
}
