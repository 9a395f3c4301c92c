import type { CommandOutput } from '#shared/contract.ts';
import type { ApprovalPlan, UploadSummary } from '#shared/domain/reseller-upload.ts';
import type { DataTable } from '#shared/events.ts';
import { useCommand } from '../../data.ts';

const UPLOAD_TABLES: readonly DataTable[] = ['uploads', 'devices', 'holds', 'changes'];

/** Every upload, newest first; undefined until they have come. */
export function useUploads(): {
  uploads: CommandOutput<'uploads.list'>['uploads'] | undefined;
  error: Error | null;
  again: () => void;
} {
  const query = useCommand('uploads.list', {}, UPLOAD_TABLES);
  return { uploads: query.data?.uploads, error: query.error, again: () => void query.refetch() };
}

/** What *Approve All Devices* would do with an upload, counted anew when anything changes. */
export function useApprovalPlan(uploadId: string): { plan: ApprovalPlan | null; error: Error | null } {
  const { data, error } = useCommand('uploads.planApproval', { uploadIds: [uploadId] }, UPLOAD_TABLES);
  return { plan: data?.plans[0] ?? null, error };
}

/** Uploads with devices to approve. */
export function waitingUploads(uploads: readonly UploadSummary[] | undefined): UploadSummary[] {
  return uploads?.filter(({ toApprove }) => toApprove > 0) ?? [];
}
