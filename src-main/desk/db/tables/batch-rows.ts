import { refusedVerdicts } from '#shared/domain/scan-verdict.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { hasIndex } from './device-indexes.ts';

/** The device an identifier of `t` names, by whichever it has. */
const rowSql = `coalesce(
  (SELECT max(d.row) FROM cache.devices d WHERE d.imei = t.imei), (SELECT max(d.row) FROM cache.devices d WHERE d.imei2 = t.imei),
  (SELECT max(d.row) FROM cache.devices d WHERE d.imei = t.imei2), (SELECT max(d.row) FROM cache.devices d WHERE d.imei2 = t.imei2),
  (SELECT max(d.row) FROM cache.devices d WHERE d.serial = t.serial))`;

/**
 * Row numbers of the devices of this tenant that a batch's delivery note names or that were scanned into it, each once. None
 * while a first sync fills the table without indexes: each look-up would read it whole.
 */
export function rowsOfBatch(db: ReadableDb, batchId: string): number[] {
  if (!hasIndex(db, 'devices_by_serial')) return [];
  const sql = `SELECT json_group_array(row) FROM (SELECT ${rowSql} AS row FROM (
      SELECT imei, imei2, serial FROM main.batch_lines WHERE batch_id = @batchId
      UNION SELECT imei, imei2, serial FROM main.batch_scans WHERE batch_id = @batchId AND undone = 0
        AND verdict NOT IN (SELECT value FROM json_each(@refused))
    ) t) WHERE row IS NOT NULL`;
  const json = prepared<string>(db, sql, 'first-cells').get({ batchId, refused: JSON.stringify(refusedVerdicts) });
  return [...new Set(JSON.parse(json ?? '[]') as number[])];
}
