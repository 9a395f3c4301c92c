import type { ErrorCode } from '../errors.ts';
import type { DeviceId } from './device.ts';

/** What became of one device in any batch: partial success is the norm in Samsung's API. */
export type DeviceOutcome =
  | { deviceId: DeviceId; outcome: 'done' }
  | { deviceId: DeviceId; outcome: 'skipped'; code: ErrorCode }
  | { deviceId: DeviceId; outcome: 'refused'; code: ErrorCode; errorId: string | null }
  | { deviceId: DeviceId; outcome: 'unconfirmed' };

/** The one result shape of every batch, one outcome per device named. */
export type BatchReport = { outcomes: DeviceOutcome[] };

/** What a move would do, before anything is queued: counts, and why some devices cannot go. */
export type MovePlan = {
  profileName: string;
  move: number;
  alreadyThere: number;
  cannot: { code: ErrorCode; devices: number }[];
};

/** What was queued: the change to undo, and the plan that was carried out. */
export type MoveResult = { changeId: string; plan: MovePlan };

/** What a deletion would do: how many go, and why some cannot. */
export type DeletePlan = { delete: number; provisioned: number; cannot: { code: ErrorCode; devices: number }[] };

/** What was queued: the change to undo until it is sent, and the plan that was carried out. */
export type DeleteResult = { changeId: string; plan: DeletePlan };
