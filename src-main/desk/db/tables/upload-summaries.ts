import { GONE_PROFILE_ID, isHeld } from '#shared/domain/queued-change.ts';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { readOverlaid } from './device-overlay.ts';
import { readKeptCounts } from './kept-counts.ts';
import { unfinishedStatesSql } from './overlay.ts';

type Listed = Pick<UploadSummary, 'uploadId' | 'resellerName' | 'orderId' | 'uploadedAt' | 'devices' | 'approval'>;
type AtServer = { uploadId: string; pending: number; approved: number };
type Held = { uploadId: string; held: number; waitingForApproval: number };
type Approval = { uploadId: string | null; changeId: string; state: NonNullable<UploadSummary['change']>['state'] };

const listedSql = `SELECT upload_id AS uploadId, reseller_name AS resellerName, order_id AS orderId,
    uploaded_at AS uploadedAt, devices, approval
  FROM cache.uploads ORDER BY uploaded_at IS NULL, uploaded_at DESC, upload_id DESC`;

const atServerSql = `SELECT upload_id AS uploadId, sum(state = 'pending') AS pending, sum(state <> 'pending') AS approved
  FROM cache.devices WHERE upload_id IS NOT NULL GROUP BY upload_id`;

const heldSql = `SELECT d.upload_id AS uploadId, count(*) AS held,
    sum(d.state = 'pending' AND coalesce(o.live, 0) = 0) AS waitingForApproval
  FROM main.holds h CROSS JOIN cache.devices d ON d.device_id = h.device_id
  LEFT JOIN temp.overlay o ON o.device_id = d.device_id
  WHERE d.upload_id IS NOT NULL GROUP BY d.upload_id`;

// A change approves devices of one upload: any of them leads to it.
const approvalsSql = `SELECT c.change_id AS changeId, c.state,
    (SELECT d.upload_id FROM temp.unfinished u CROSS JOIN cache.devices d ON d.device_id = u.device_id
     WHERE u.sequence = c.sequence LIMIT 1) AS uploadId
  FROM main.changes c WHERE c.state IN ${unfinishedStatesSql} AND c.kind = 'approve' ORDER BY c.sequence`;

/** Every upload Samsung lists, newest first, with its devices counted under the waiting changes. */
export function readUploadSummaries(db: ReadableDb): UploadSummary[] {
  const atServer = byUpload(readKeptCounts<AtServer>(db, atServerSql));
  const held = byUpload(prepared<Held>(db, heldSql).all());
  const [approving, leaving] = countUnderWay(db);
  const changes = readApprovals(db);
  return prepared<Listed>(db, listedSql)
    .all()
    .map((upload) => {
      const { uploadId } = upload;
      const known = atServer.get(uploadId) ?? { pending: 0, approved: 0 };
      const onHold = held.get(uploadId) ?? { held: 0, waitingForApproval: 0 };
      const inApproval = approving.get(uploadId)?.devices ?? 0;
      const pending = known.pending - inApproval - (leaving.get(uploadId)?.devices ?? 0);
      return {
        ...upload,
        pending,
        toApprove: pending - onHold.waitingForApproval,
        approved: known.approved,
        held: onHold.held,
        approving: inApproval,
        change: changes.get(uploadId) ?? null,
      };
    });
}

/** Pending devices that a change under way lets in, and those that one takes away. */
function countUnderWay(db: ReadableDb): [Map<string, { devices: number }>, Map<string, { devices: number }>] {
  const pending = readOverlaid(db).filter(({ live, state }) => live && state === 'pending');
  const count = (rows: number[]) =>
    byUpload(
      prepared<{ uploadId: string; devices: number }>(
        db,
        `SELECT d.upload_id AS uploadId, count(*) AS devices FROM json_each(?) r CROSS JOIN cache.devices d ON d.row = r.value
         WHERE d.upload_id IS NOT NULL GROUP BY d.upload_id`,
      ).all(`[${rows.join(',')}]`),
    );
  const rowsOf = (gone: boolean) =>
    pending.filter(({ wanted }) => (wanted === GONE_PROFILE_ID) === gone).flatMap(({ rows }) => [...rows]);
  return [count(rowsOf(false)), count(rowsOf(true))];
}

function readApprovals(db: ReadableDb): Map<string, NonNullable<UploadSummary['change']>> {
  const approvals = new Map<string, NonNullable<UploadSummary['change']>>();
  for (const { uploadId, changeId, state } of prepared<Approval>(db, approvalsSql).all()) {
    const before = uploadId === null ? undefined : approvals.get(uploadId);
    if (uploadId !== null && !(before && isHeld(before.state))) approvals.set(uploadId, { changeId, state });
  }
  return approvals;
}

function byUpload<Row extends { uploadId: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.uploadId, row]));
}
