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

/** What a change of a profile may be about; `key` is one key of its configuration, `attribute` one of a listed device. */
export type ChangeFactKind =
  | 'profile'
  | 'description'
  | 'systemApps'
  | 'withoutToken'
  | 'singleDevice'
  | 'key'
  | 'tokenDays'
  | 'tokenEnd'
  | 'tokenValue'
  | 'user'
  | 'imei'
  | 'serial'
  | 'manufacturer'
  | 'userName'
  | 'attribute';

/**
 * One thing a change of a profile alters: was, seen now on the server, will be; null where there is none. Truth values are
 * `true` and `false`, ends of life ISO text or `never`, values of keys JSON text, those of secret keys `secret` and no more.
 */
export type ChangeFact = {
  kind: ChangeFactKind;
  /** The full name of the key, or the name of the attribute; null for everything else. */
  key: string | null;
  was: string | null;
  seen: string | null;
  willBe: string | null;
};
