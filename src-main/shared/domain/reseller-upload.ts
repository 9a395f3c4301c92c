import type { ChangeState } from './queued-change.ts';

/** An upload of a reseller with its devices counted as the lists show them (behaviours 28 to 37). Times are ISO text. */
export type UploadSummary = {
  uploadId: string;
  resellerName: string;
  orderId: string | null;
  uploadedAt: string | null;
  /** As Samsung counts them; all the others as the cache has them. */
  devices: number;
  /** Devices that wait for approval and are in no change that is under way; those on hold among them. */
  pending: number;
  /** Those of them that *Approve All Devices* would approve: not on hold. */
  toApprove: number;
  approved: number;
  /** Devices on hold, whether approved or not. */
  held: number;
  /** Devices with an approval that is not sent or not confirmed yet. */
  approving: number;
  /** What Samsung says of the upload as a whole. */
  approval: 'pending' | 'approved';
  /** The approval that is not over: one that needs the person first, else the newest. */
  change: { changeId: string; state: ChangeState } | null;
};

/** What *Approve All Devices* would do: Samsung approves an upload as a whole, so devices on hold stay out of every profile. */
export type ApprovalPlan = {
  uploadId: string;
  resellerName: string;
  approve: number;
  /** Left out: on hold. */
  held: number;
  alreadyApproved: number;
  alreadyWaiting: number;
};

/** A device that is left out until somebody lets it go. */
export type DeviceHold = { reason: string; heldAt: string; heldBy: string };
