import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { setActive } from '../../../../src-main/desk/db/tables/integration.ts';
import { activateIntegration } from '../../../../src-main/desk/features/integration/activate-integration.ts';
import { startSync } from '../../../../src-main/desk/features/sync/start-sync.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('activating the integration (behaviour 20)', () => {
  it('begins the first sync, which was not begun before', async () => {
    desk = await openTestDesk();
    setActive(desk.db, false);
    desk = await desk.reopen();
    desk.loop.begin();
    expect(await thrownCode(() => startSync(desk.services, { full: false }))).toBe('integration_off');
    expect(desk.simulator.control.requests()).toEqual([]);
    expect(await activateIntegration(desk.services)).toMatchObject({ connected: true, active: true });
    await desk.until(() => countDevices(desk.db) === 300 && desk.loop.status().phase === 'idle');
    expect(readActivity(desk.db, 10).map(({ action }) => action)).toContain('integration.activate');
  });

  it('needs something to activate', async () => {
    desk = await openTestDesk({ connected: false });
    expect(await thrownCode(() => activateIntegration(desk.services))).toBe('not_connected');
  });
});
