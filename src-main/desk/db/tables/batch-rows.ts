import { prepared, type ReadableDb } from '../sql.ts';
import { knownDevicesSql, rowsSql } from './batch-match.ts';
import { keptScanSql } from './batch-scans.ts';

/** Row numbers of the devices of this tenant that a batch's delivery note names or that were scanned into it, each once. */
export function rowsOfBatch(db: ReadableDb, batchId: string): number[] {
  const sql = `SELECT json_group_array(DISTINCT coalesce(r1, r2, r3)) FILTER (WHERE coalesce(r1, r2, r3) IS NOT NULL) FROM (
    SELECT ${rowsSql(knownDevicesSql(db))} FROM (
      SELECT imei, imei2, serial FROM main.batch_lines WHERE batch_id = @batchId
      UNION SELECT imei, imei2, serial FROM main.batch_scans s WHERE batch_id = @batchId AND ${keptScanSql}
    ) t)`;
  return JSON.parse(prepared<string>(db, sql, 'first-cells').get({ batchId }) ?? '[]') as number[];
}
