import type { DeviceId } from './device.ts';
import type { ChangeState } from './queued-change.ts';

/** One device of a change: was, seen now on the server, will be. */
export type ChangeTargetRow = {
  deviceId: DeviceId;
  label: string;
  baseProfileName: string | null;
  seenProfileName: string | null;
  state: ChangeState;
  errorCode: string | null;
  errorId: string | null;
};
