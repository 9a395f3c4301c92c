import { afterEach, describe, expect, it } from 'vitest';
import { extendTokens } from '../../../../src-main/desk/features/tokens/extend-tokens.ts';
import { startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { profileCalled } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const names = () => desk.warnings.map((tokens) => tokens.map(({ profileName }) => profileName));
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('warning of tokens that end', () => {
  it('comes after a sync, once for each end, over restarts too', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    await desk.until(() => desk.warnings.length > 0);
    await synced(desk);
    expect(names()).toEqual([['Warehouse scanners']]);
    desk = await desk.reopen();
    await startSynced(desk);
    expect(names()).toEqual([]);
  });

  it('comes again for another end, and not while an extension waits to be sent', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    await desk.until(() => desk.warnings.length === 1);
    desk.simulator.control.portalEdit({ kind: 'extend-token', profileName: 'Couriers FR', days: 2 });
    desk.simulator.control.portalEdit({ kind: 'extend-token', profileName: 'Executives', days: -1 });
    await synced(desk);
    await desk.until(() => desk.warnings.length === 2);
    expect(names()[1]).toEqual(['Couriers FR', 'Executives']);
    desk.loop.workOffline(true);
    extendTokens(desk.services, { profileIds: [profileCalled(desk, 'Training room')], life: 7 });
    desk.clock.advance(3 * DAY_MS);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(names().flat()).not.toContain('Training room');
  });

  it('comes within an hour although nothing else happens', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    await desk.until(() => desk.warnings.length === 1);
    desk.loop.workOffline(true);
    await desk.until(() => desk.loop.status().phase === 'idle');
    desk.clock.advance(3 * DAY_MS);
    await desk.until(() => names().flat().includes('Training room'));
  });

  it('ends no loop when the database cannot be read', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.db.exec('ALTER TABLE main.profile_facts RENAME TO lost');
    desk.loop.workOffline(true);
    desk.clock.advance(HOUR_MS);
    await desk.until(() => desk.log.some((line) => line.includes('were not looked for')));
    desk.db.exec('ALTER TABLE main.lost RENAME TO profile_facts');
    desk.loop.workOffline(false);
    await synced(desk);
  });
});
