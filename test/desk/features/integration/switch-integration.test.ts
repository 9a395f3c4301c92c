import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { switchIntegration } from '../../../../src-main/desk/features/integration/switch-integration.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the switch of the integration', () => {
  it('is written down once, and sync and window hear of it', async () => {
    desk = await openTestDesk();
    switchIntegration(desk.services, false);
    switchIntegration(desk.services, false);
    expect(readIntegration(desk.db)?.active).toBe(false);
    expect(readActivity(desk.db, 10).map(({ action }) => action)).toEqual(['integration.deactivate']);
    expect(desk.nudges).toEqual(['connected']);
    expect(desk.changedTables()).toContain('integration');
    switchIntegration(desk.services, true);
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'integration.activate', actor: 'tester' });
  });

  it('does nothing where there is no integration', async () => {
    desk = await openTestDesk({ connected: false });
    switchIntegration(desk.services, false);
    expect([readActivity(desk.db, 10), desk.nudges]).toEqual([[], []]);
  });
});
