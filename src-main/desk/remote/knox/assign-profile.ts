import { setImmediate } from 'node:timers/promises';
import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceCredentials } from '#shared/domain/device-credentials.ts';
import { unconfirmedReport } from './batch-answer.ts';
import type { EncryptUser } from './encrypt-user.ts';
import { type KnoxLine, writeToKnox } from './knox-call.ts';
import type { KnoxClient } from './knox-client.ts';
import type { KnoxWire } from './wire.ts';

type AssignParts = {
  line: KnoxLine;
  wire: KnoxWire;
  customer: Readonly<Record<string, string>>;
  encrypt: EncryptUser;
};

/** An encryption takes some 30 µs: so many come before others are let in. */
const ENCRYPTED_IN_A_ROW = 200;

/** The call that assigns a profile, with users, passwords and tags where there are some. Only here are they encrypted. */
export function createAssign(parts: AssignParts): KnoxClient['assignProfile'] {
  const { line, wire, customer } = parts;
  const { assign } = wire;
  return async (profileId, deviceIds, signal, users = new Map()) => {
    const details = await detailsOf(parts, deviceIds, users);
    const isNamed = assign.form === 'ids';
    const body = {
      ...customer,
      [assign.profileId]: profileId,
      ...(isNamed ? { [assign.deviceIds]: deviceIds } : {}),
      ...(!isNamed || users.size > 0 ? { [assign.deviceDetails]: details } : {}),
    };
    await writeToKnox(line, { method: assign.verb, path: assign.path, body }, signal);
    return unconfirmedReport(deviceIds);
  };
}

type Details = Record<string, string>;

async function detailsOf(
  { wire: { assign }, encrypt }: AssignParts,
  deviceIds: readonly DeviceId[],
  users: ReadonlyMap<DeviceId, DeviceCredentials>,
): Promise<Details[] | Details> {
  const fields = async ({ userName, password, tags }: DeviceCredentials, at: number): Promise<Details> => {
    if (at % ENCRYPTED_IN_A_ROW === ENCRYPTED_IN_A_ROW - 1) await setImmediate();
    return {
      ...(userName === null ? {} : { [assign.userName]: encrypt(userName) }),
      ...(password === null ? {} : { [assign.userToken]: encrypt(password) }),
      ...(tags === null ? {} : { [assign.tags]: tags }),
    };
  };
  const [only] = users.values();
  if (assign.details === 'one') return only === undefined ? {} : fields(only, 0);
  const list: Details[] = [];
  for (const [at, deviceId] of deviceIds.entries()) {
    const user = users.get(deviceId);
    if (user === undefined && assign.form === 'ids') continue;
    list.push({ [assign.detailDeviceId]: deviceId, ...(user === undefined ? {} : await fields(user, at)) });
  }
  return list;
}
