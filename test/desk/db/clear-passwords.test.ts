import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { clearPasswords } from '../../../src-main/desk/db/clear-passwords.ts';
import { countWaiting } from '../../../src-main/desk/db/tables/device-credentials.ts';
import { credentialsOf, keepFor } from '../../helpers/keep-credentials.ts';
import { openCredentialsDesk, passwordFiles } from '../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../helpers/open-test-desk.ts';

let desk: TestDesk;
let device: DeviceId;
beforeEach(async () => {
  const opened = await openCredentialsDesk();
  desk = opened.desk;
  device = opened.free[0];
  await keepFor(desk, [credentialsOf(device)]);
  writeFileSync(join(desk.folder, 'passwords', 'stray.sealed'), '');
});
afterEach(() => desk.close());

describe('the start of a workspace', () => {
  it('takes the files of imports away that were cut off, and keeps what waits', () => {
    clearPasswords(desk.services);
    expect(passwordFiles(desk)).toHaveLength(1);
    expect(countWaiting(desk.db)).toEqual({ devices: 1, passwords: 1 });
  });

  it('forgets what waits in the demo depot, whose key was of the run before', () => {
    clearPasswords({ ...desk.services, demo: {} });
    expect(countWaiting(desk.db)).toEqual({ devices: 0, passwords: 0 });
  });

  it('goes on when the files cannot be looked at', () => {
    clearPasswords({ ...desk.services, folder: join(desk.folder, 'ledger.db') });
    expect(desk.log.some((line) => line.includes('could not be looked after'))).toBe(true);
  });
});
