import { afterEach, describe, expect, it } from 'vitest';
import { workOffline } from '../../../../src-main/desk/features/sync/work-offline.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('working offline', () => {
  it('is the person’s choice, there and back', async () => {
    desk = await openTestDesk();
    expect(workOffline(desk.services, { offline: true }).reachability).toBe('working-offline');
    expect(workOffline(desk.services, { offline: false }).reachability).toBe('online');
  });
});
