import type { ApprovalPlan } from '#shared/domain/reseller-upload.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { hasIndex } from './device-indexes.ts';
import type { PickedGroup } from './picked-devices.ts';

/** What *Approve All Devices* would do with an upload, and the devices it would approve: pending ones are in no profile. */
export type PickedApproval = { plan: ApprovalPlan; group: PickedGroup };

type Fate = 'approve' | 'held' | 'approved' | 'waiting';

/** Sorts the devices of an upload by what an approval means for each; null for an upload Samsung does not list. */
export function pickApproval(db: ReadableDb, uploadId: string): PickedApproval | null {
  const resellerName = prepared<string>(
    db,
    'SELECT reseller_name FROM cache.uploads WHERE upload_id = ?',
    'first-cells',
  ).get(uploadId);
  if (resellerName === undefined) return null;
  // While a first sync fills the table a device may lie there twice: the newest row counts.
  const mayRepeat = !hasIndex(db, 'devices_by_id');
  const rows = prepared<{ fate: Fate; devices: number; deviceIds: string }>(
    db,
    `SELECT fate, count(*) AS devices, json_group_array(device_id) FILTER (WHERE fate = 'approve') AS deviceIds
     FROM (
       SELECT d.device_id, ${mayRepeat ? 'max(d.row),' : ''} CASE
         WHEN d.state <> 'pending' THEN 'approved'
         WHEN o.live = 1 THEN 'waiting'
         WHEN EXISTS (SELECT 1 FROM main.holds h WHERE h.device_id = d.device_id) THEN 'held'
         ELSE 'approve' END AS fate
       FROM cache.devices d LEFT JOIN temp.overlay o ON o.device_id = d.device_id
       WHERE d.upload_id = ? ${mayRepeat ? 'GROUP BY d.device_id' : ''}
     ) GROUP BY fate`,
  ).all(uploadId);
  const count = (fate: Fate) => rows.find((row) => row.fate === fate)?.devices ?? 0;
  const deviceIds = rows.find(({ fate }) => fate === 'approve')?.deviceIds ?? '[]';
  const approve = count('approve');
  return {
    plan: {
      uploadId,
      resellerName,
      approve,
      held: count('held'),
      alreadyApproved: count('approved'),
      alreadyWaiting: count('waiting'),
    },
    group: { baseProfileId: null, deviceIds, devices: approve },
  };
}
