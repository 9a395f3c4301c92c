import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countWaiting } from '../../../../src-main/desk/features/credentials/count-waiting.ts';
import { takeBack } from '../../../../src-main/desk/features/credentials/take-back.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openCredentialsDesk, passwordFiles } from '../../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
let free: [DeviceId, DeviceId, DeviceId, ...DeviceId[]];
beforeEach(async () => {
  ({ desk, free } = await openCredentialsDesk());
});
afterEach(() => desk.close());

const named = (...deviceIds: DeviceId[]) => ({ selection: { kind: 'named' as const, deviceIds } });

describe('Take back (behaviours 5, 6)', () => {
  it('takes a user and password back, off the disk too, and notes for whom', async () => {
    await keepFor(desk, [credentialsOf(free[0])]);
    expect(await takeBack(desk.services, named(free[0], free[1]))).toEqual({ devices: 1 });
    expect(countWaiting(desk.services)).toEqual({ devices: 0, passwords: 0 });
    expect(passwordFiles(desk)).toEqual([]);
    const [entry] = readActivity(desk.db, 1);
    expect(entry?.action).toBe('credentials.takeBack');
    expect(JSON.parse(entry?.facts ?? '')).toEqual({ devices: 1, deviceIds: [free[0]] });
    expect(desk.changedTables()).toContain('credentials');
  });

  it('has nothing to do where nothing waits', async () => {
    expect(await thrownCode(() => takeBack(desk.services, named(free[0])))).toBe('nothing_to_do');
  });
});
