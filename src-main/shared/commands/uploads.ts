import { z } from 'zod';
import { deviceSelectionSchema } from '../domain/device.ts';
import type { ApprovalPlan, UploadSummary } from '../domain/reseller-upload.ts';
import { command, nothing } from './command.ts';

const uploadIds = z.object({ uploadIds: z.array(z.string().min(1).max(64)).min(1).max(500) });

/** Uploads of resellers: reviewed offline, approved through the queue (behaviours 28 to 37). */
export const uploadsCommands = {
  /** Newest first. */
  'uploads.list': command<{ uploads: UploadSummary[] }>()(nothing),
  /** One plan for each upload the cache knows. */
  'uploads.planApproval': command<{ plans: ApprovalPlan[] }>()(uploadIds),
  /** One change for each upload; throws `nothing_to_do` when no device of them would be approved. */
  'uploads.approve': command<{ changeIds: string[]; devices: number }>()(uploadIds),
  /**
   * Leaves devices out, with the reason: they are not approved, and once approved not moved. What waits to approve or move
   * them is taken back. Throws `nothing_to_do` when the cache knows none of them. `devices.undoEdit` undoes it.
   */
  'uploads.hold': command<{ editId: number; devices: number; takenBack: number }>()(
    z.object({ selection: deviceSelectionSchema, reason: z.string().trim().min(1).max(200) }),
  ),
  /** Lets devices go that were on hold; throws `nothing_to_do` when none of them was. */
  'uploads.release': command<{ editId: number; devices: number }>()(z.object({ selection: deviceSelectionSchema })),
} as const;
