import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceCredentials } from '#shared/domain/device-credentials.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { createTransport } from '../../../../src-main/desk/remote/http.ts';
import { createAssign } from '../../../../src-main/desk/remote/knox/assign-profile.ts';
import type { KnoxWire } from '../../../../src-main/desk/remote/knox/wire.ts';
import { createPacer } from '../../../../src-main/desk/remote/pacer.ts';
import { createServerClock } from '../../../../src-main/desk/remote/server-clock.ts';
import { never } from '../expect-app-error.ts';
import { createFakeClock } from '../fake-clock.ts';
import { json, startServer } from '../loopback-server.ts';
import { usualKnoxWire } from './usual-wire.ts';

const ids = ['KD1', 'KD2'] as DeviceId[];
const blank = { userName: null, password: null, tags: null };

async function bodyOf(
  form: Partial<KnoxWire['assign']>,
  users?: readonly DeviceCredentials[],
  asked = ids,
): Promise<unknown> {
  const server = await startServer(json({}));
  const clock = createFakeClock(Date.now());
  const wire = await usualKnoxWire();
  const assign = createAssign({
    line: {
      baseUrl: server.origin,
      scheme: 'oauth',
      transport: createTransport({ origins: [server.origin] }),
      auth: { authorise: async () => ({ headers: {}, generation: 1 }), renew: async () => undefined },
      pacer: createPacer(clock, 0),
      serverClock: createServerClock(clock),
      repeat: { clock, random: () => 0 },
    },
    wire: { ...wire, assign: { ...wire.assign, ...form } },
    customer: { customerId: '41' },
    encrypt: (text) => `encrypted ${text}`,
  });
  const map = users && new Map(users.map((user) => [user.deviceId, user]));
  const { outcomes } = await assign('p1' as ProfileId, asked, never, map);
  expect(outcomes).toEqual(asked.map((deviceId) => ({ deviceId, outcome: 'unconfirmed' })));
  return JSON.parse(server.seen[0]?.body ?? '');
}

const user = { deviceId: ids[1] as DeviceId, userName: 'zoe', password: 'geheim', tags: 'a, b' };
const details = { deviceId: 'KD2', userName: 'encrypted zoe', userToken: 'encrypted geheim', tags: 'a, b' };
const base = { customerId: '41', profileId: 'p1' };

describe('the call that assigns (behaviours 5, 6)', () => {
  it('names devices alone where there is no user', async () => {
    expect(await bodyOf({})).toEqual({ ...base, deviceIds: ids });
    expect(await bodyOf({ form: 'details' })).toEqual({
      ...base,
      deviceDetails: [{ deviceId: 'KD1' }, { deviceId: 'KD2' }],
    });
  });

  it('sends user and password encrypted, beside the device they belong to', async () => {
    expect(await bodyOf({}, [user])).toEqual({ ...base, deviceIds: ids, deviceDetails: [details] });
    const listed = { ...base, deviceDetails: [{ deviceId: 'KD1' }, details] };
    expect(await bodyOf({ form: 'details' }, [user])).toEqual(listed);
  });

  it('leaves out what stays as it is', async () => {
    const only = { ...blank, deviceId: user.deviceId, password: 'geheim' };
    const sent = { deviceId: 'KD2', userToken: 'encrypted geheim' };
    expect(await bodyOf({}, [only])).toEqual({ ...base, deviceIds: ids, deviceDetails: [sent] });
  });

  it('sends one object for one device where the dialect says so', async () => {
    const { deviceId, ...fields } = details;
    const form = { details: 'one' as const };
    expect(await bodyOf(form, [user], [user.deviceId])).toEqual({
      ...base,
      deviceIds: [deviceId],
      deviceDetails: fields,
    });
  });
});
