import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { noteFacts } from '../../../../src-main/desk/db/tables/profile-facts.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { extendTokens } from '../../../../src-main/desk/features/tokens/extend-tokens.ts';
import { refreshToken } from '../../../../src-main/desk/features/tokens/refresh-token.ts';
import { reaches, requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { listedToken, profileCalled, tokenAtIvanti, tokenAtSamsung } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const DAY_MS = 86_400_000;
const EXTEND = 'POST /ivanti/api/v1/bulkenrollment/token';

async function open(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}

function extend(names: readonly string[], life: number | 'never' = 60) {
  return extendTokens(desk.services, { profileIds: names.map((name) => profileCalled(desk, name)), life });
}
const one = (name: string, life: number | 'never' = 60) => extend([name], life).changeIds[0] ?? '';
const endOf = (name: string) => tokenAtIvanti(desk, name)?.endsAt;
const extensions = () => requestsTo(desk, 'POST', '/extend');

describe('extending tokens (behaviours 53, 54, 89)', () => {
  it('gives several the same end, counted from now, and the same value as before', async () => {
    await open();
    const names = ['Couriers FR', 'Warehouse scanners', 'Kiosk tablets'];
    const values = names.map((name) => tokenAtIvanti(desk, name)?.value);
    const asked = desk.clock.now().getTime();
    const { changeIds, expiresAt } = extend(names);
    expect(Math.abs(Date.parse(String(expiresAt)) - asked - 60 * DAY_MS)).toBeLessThan(60_000);
    expect((await listedToken(desk, 'Kiosk tablets'))?.expiresAt).toBe(expiresAt);
    for (const changeId of changeIds) await reaches(desk, changeId, 'done');
    expect(names.map(endOf)).toEqual(names.map(() => Date.parse(String(expiresAt))));
    expect(names.map((name) => tokenAtIvanti(desk, name)?.value)).toEqual(values);
    expect([changeIds.length, extensions()]).toEqual([3, 3]);
  });

  it('leaves alone what lives longer already', async () => {
    await open();
    const { changeIds } = extend(['Field engineers UK', 'Executives', 'Couriers FR']);
    expect(changeIds).toHaveLength(1);
    await reaches(desk, changeIds[0] ?? '', 'done');
    expect(endOf('Executives')).toBeNull();
    expect(await thrownCode(() => extend(['Field engineers UK', 'Executives']))).toBe('nothing_to_do');
    await reaches(desk, one('Field engineers UK', 'never'), 'done');
    expect(endOf('Field engineers UK')).toBeNull();
  });

  it('does nothing at all when one of them has no token', async () => {
    await open();
    expect(await thrownCode(() => extend(['Couriers FR', 'Loan pool NL']))).toBe('token_none');
    const unknown = { profileIds: ['nobody' as ProfileId], life: 7 };
    expect(await thrownCode(() => extendTokens(desk.services, unknown))).toBe('profile_not_found');
    expect((await listedToken(desk, 'Couriers FR'))?.changeId).toBeNull();
  });

  it('changes at once what is kept by hand, and writes that down', async () => {
    await open({ withoutIvanti: true });
    const profileId = profileCalled(desk, 'Couriers FR');
    const expiresAt = desk.clock.now().toISOString();
    noteFacts(desk.db, profileId, { handIssuedAt: expiresAt, handExpiresAt: expiresAt });
    const extended = extend(['Couriers FR'], 'never');
    expect(extended).toEqual({ changeIds: [], expiresAt: 'never' });
    expect(await listedToken(desk, 'Couriers FR')).toMatchObject({ keeper: 'hand', expiresAt: 'never' });
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'tokens.extend', actor: 'tester', changeId: null });
    expect(JSON.parse(entry?.facts ?? '{}')).toMatchObject({ profileName: 'Couriers FR', expiresAt: 'never' });
  });
});

describe('an extension that meets trouble', () => {
  it('means the same end although its answer was lost and it was sent again', async () => {
    await open();
    desk.simulator.control.setFault({ match: EXTEND, kind: 'reset-after-apply', times: 1 });
    const { changeIds, expiresAt } = extend(['Couriers FR']);
    await reaches(desk, changeIds[0] ?? '', 'done');
    expect(endOf('Couriers FR')).toBe(Date.parse(String(expiresAt)));
    desk.simulator.control.setFault({ match: EXTEND, kind: 'reset-before', times: 1 });
    const again = extend(['Couriers FR'], 90);
    await reaches(desk, again.changeIds[0] ?? '', 'done');
    expect(endOf('Couriers FR')).toBe(Date.parse(String(again.expiresAt)));
  });

  it('is a conflict when somebody extended the token in Ivanti meanwhile', async () => {
    await open();
    desk.loop.workOffline(true);
    const [mine, theirs] = [one('Couriers FR'), one('Warehouse scanners')];
    desk.simulator.control.portalEdit({ kind: 'extend-token', profileName: 'Couriers FR', days: 200 });
    desk.simulator.control.portalEdit({ kind: 'extend-token', profileName: 'Warehouse scanners', days: 300 });
    desk.loop.workOffline(false);
    await reaches(desk, mine, 'conflict');
    await reaches(desk, theirs, 'conflict');
    expect(extensions()).toBe(0);
    const portal = endOf('Warehouse scanners');
    settleChange(desk.services, { changeId: mine, decision: 'mine' });
    settleChange(desk.services, { changeId: theirs, decision: 'theirs' });
    await reaches(desk, mine, 'done');
    const wanted = readChange(desk.db, mine)?.intent;
    expect(wanted).toMatchObject({ expiresAt: new Date(endOf('Couriers FR') ?? 0).toISOString() });
    expect([endOf('Warehouse scanners'), extensions()]).toEqual([portal, 1]);
  });

  it('is no conflict with a refresh of our own, nor with an extension before it', async () => {
    await open();
    const profileId = profileCalled(desk, 'Couriers FR');
    const { changeId } = refreshToken(desk.services, { profileId, life: null });
    const first = one('Couriers FR', 50);
    await reaches(desk, changeId, 'done');
    await reaches(desk, first, 'done');
    desk.simulator.control.setFault({ match: EXTEND, kind: 'reset-after-apply', times: 1 });
    const second = one('Couriers FR', 100);
    await desk.until(() => readChange(desk.db, second)?.state === 'unconfirmed');
    const third = extend(['Couriers FR'], 150);
    await reaches(desk, second, 'done');
    await reaches(desk, third.changeIds[0] ?? '', 'done');
    expect(endOf('Couriers FR')).toBe(Date.parse(String(third.expiresAt)));
    expect(tokenAtSamsung(desk, 'Couriers FR')).toBe(tokenAtIvanti(desk, 'Couriers FR')?.value);
  });

  it('is refused with its reason when it waited so long that less than seven days are left of it', async () => {
    await open();
    desk.loop.workOffline(true);
    const changeId = one('Kiosk tablets', 7);
    desk.clock.advance(3 * DAY_MS);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('token_life_refused');
    await synced(desk);
    expect((await listedToken(desk, 'Kiosk tablets'))?.changeState).toBe('refused');
  });
});
