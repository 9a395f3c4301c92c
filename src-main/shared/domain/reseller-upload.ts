/** An upload of a reseller with its devices counted as the lists show them (behaviours 28 to 37). Times are ISO text. */
export type UploadSummary = {
  uploadId: string;
  resellerName: string;
  orderId: string | null;
  uploadedAt: string | null;
  /** As Samsung counts them. */
  devices: number;
  /** Devices in the cache that wait for approval, those on hold among them. */
  pending: number;
  approved: number;
  held: number;
  /** Devices with an approval that is not sent or not confirmed yet. */
  approving: number;
  /** An approval that is not over or needs the person. */
  changeId: string | null;
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
