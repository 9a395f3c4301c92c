import { afterEach, describe, expect, it } from 'vitest';
import { countWaiting } from '../../../../src-main/desk/features/credentials/count-waiting.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openCredentialsDesk } from '../../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('how much waits', () => {
  it('counts devices and passwords, each once however often it was imported', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    const [first, second] = opened.free;
    expect(countWaiting(desk.services)).toEqual({ devices: 0, passwords: 0 });
    await keepFor(desk, [credentialsOf(first), credentialsOf(second, { password: null })]);
    await keepFor(desk, [credentialsOf(first)]);
    expect(countWaiting(desk.services)).toEqual({ devices: 2, passwords: 1 });
  });
});
