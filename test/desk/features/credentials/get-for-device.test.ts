import { afterEach, describe, expect, it } from 'vitest';
import { getForDevice } from '../../../../src-main/desk/features/credentials/get-for-device.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openCredentialsDesk } from '../../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('what waits for a device', () => {
  it('is its user and tags, since when, and of its password that there is one', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    const [first, second] = opened.free;
    await keepFor(desk, [credentialsOf(first, { tags: 'depot-7' })]);
    const answer = getForDevice(desk.services, { deviceId: first });
    expect(answer.waiting).toEqual({
      ...{ userName: `user-${first}`, tags: 'depot-7', hasPassword: true, underWay: false },
      keptAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(JSON.stringify(answer)).not.toContain('Pa§§');
    expect(getForDevice(desk.services, { deviceId: second })).toEqual({ waiting: null });
  });
});
