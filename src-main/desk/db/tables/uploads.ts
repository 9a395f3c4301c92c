import type { KnoxUpload } from '#shared/domain/knox-records.ts';
import type { WritableDb } from '../sql.ts';

/** Makes the table say what Samsung's list of uploads says; answers whether anything changed. */
export function replaceUploads(db: WritableDb, uploads: readonly KnoxUpload[]): boolean {
  const json = JSON.stringify(uploads);
  const removed = db
    .prepare(`DELETE FROM cache.uploads WHERE upload_id NOT IN (SELECT value ->> '$.uploadId' FROM json_each(?))`)
    .run(json).changes;
  const written = db
    .prepare(
      `INSERT INTO cache.uploads (upload_id, order_id, reseller_name, uploaded_at, devices, approval)
       SELECT value ->> '$.uploadId', value ->> '$.orderId', value ->> '$.resellerName', value ->> '$.uploadedAt',
         value ->> '$.devices', value ->> '$.approval'
       FROM json_each(?) WHERE true
       ON CONFLICT (upload_id) DO UPDATE SET order_id = excluded.order_id, reseller_name = excluded.reseller_name,
         uploaded_at = excluded.uploaded_at, devices = excluded.devices, approval = excluded.approval
       WHERE (order_id, reseller_name, uploaded_at, devices, approval) IS NOT
         (excluded.order_id, excluded.reseller_name, excluded.uploaded_at, excluded.devices, excluded.approval)`,
    )
    .run(json).changes;
  return removed + written > 0;
}
