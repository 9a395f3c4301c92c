import { refusedVerdicts } from '#shared/domain/scan-verdict.ts';
import { prepared, type ReadableDb } from '../sql.ts';

/** SQL list of the verdicts of scans that do not count. */
export const refusedVerdictsSql = `(${refusedVerdicts.map((verdict) => `'${verdict}'`).join(', ')})`;

/** SQL that a scan `s` counts: it was not undone, and its code was kept as a device of the batch. */
export const keptScanSql = `s.undone = 0 AND s.verdict NOT IN ${refusedVerdictsSql}`;

/** How many scans of a batch count. */
export function countScans(db: ReadableDb, batchId: string): number {
  const sql = `SELECT count(*) FROM main.batch_scans s WHERE s.batch_id = ? AND ${keptScanSql}`;
  return prepared<number>(db, sql, 'first-cells').get(batchId) ?? 0;
}
