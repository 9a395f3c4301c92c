import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { refreshToken } from '../../../../src-main/desk/features/tokens/refresh-token.ts';
import type { KnoxClient } from '../../../../src-main/desk/services.ts';
import { devicesOutside, move, reaches, requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { listedToken, profileCalled, tokenAtIvanti, tokenAtSamsung } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const name = 'Couriers FR';
const DAY_MS = 86_400_000;
const WRITE_PROFILE = 'PUT /kcs/v1/kme/profiles';
const REFRESH = 'POST /ivanti/api/v1/bulkenrollment/token';

async function open(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}

const refresh = (life: Parameters<typeof refreshToken>[1]['life'] = 30) =>
  refreshToken(desk.services, { profileId: profileCalled(desk, name), life }).changeId;
const refreshes = () => requestsTo(desk, 'POST', '/refresh');

describe('refreshing a token (behaviours 51, 88)', () => {
  it('gives it a new value at Ivanti and in Samsung’s Custom JSON, once', async () => {
    await open();
    const before = tokenAtIvanti(desk, name);
    const changeId = refresh();
    const end = desk.clock.now().getTime() + 30 * DAY_MS;
    expect(await listedToken(desk, name)).toMatchObject({ changeId, changeState: 'waiting' });
    await reaches(desk, changeId, 'done');
    const after = tokenAtIvanti(desk, name);
    expect(after?.value).not.toBe(before?.value);
    expect(tokenAtSamsung(desk, name)).toBe(after?.value);
    expect(Math.abs((after?.endsAt ?? 0) - end)).toBeLessThan(60_000);
    expect([refreshes(), requestsTo(desk, 'PUT', '/profiles/')]).toEqual([1, 1]);
    expect(await listedToken(desk, name)).toMatchObject({
      issuedAt: new Date(after?.issuedAt ?? 0).toISOString(),
      changeId: null,
    });
    expect(desk.secrets.values.get(enrollmentTokenSecret(profileCalled(desk, name)))).toBe(after?.value);
    expect(readActivity(desk.db, 20).map(({ action }) => action)).toContain('tokens.refresh');
  });

  it('leaves its end to Ivanti when no life was asked for, and never ends when that was', async () => {
    await open();
    await reaches(desk, refresh(null), 'done');
    const end = desk.clock.now().getTime() + 7 * DAY_MS;
    expect(Math.abs((tokenAtIvanti(desk, name)?.endsAt ?? 0) - end)).toBeLessThan(600_000);
    await reaches(desk, refresh('never'), 'done');
    expect(tokenAtIvanti(desk, name)?.endsAt).toBeNull();
    expect(tokenAtSamsung(desk, name)).toBe(tokenAtIvanti(desk, name)?.value);
  });

  it('is for tokens that Ivanti keeps', async () => {
    await open();
    const none = profileCalled(desk, 'Loan pool NL');
    expect(await thrownCode(() => refreshToken(desk.services, { profileId: none, life: 7 }))).toBe('token_none');
    await desk.close();
    await open({ withoutIvanti: true });
    desk.simulator.control.portalEdit({
      kind: 'profile',
      profileId: profileCalled(desk, name),
      customData: '{"token":"pasted-before"}',
    });
    await synced(desk);
    expect(await listedToken(desk, name)).toMatchObject({ keeper: 'hand', expiresAt: null });
    expect(await thrownCode(() => refresh())).toBe('ivanti_needed');
  });
});

describe('refreshing the token of a Self-Maintained profile', () => {
  const own = 'Older handhelds';
  const refreshOwn = async () => {
    const { profileId } = (await listedToken(desk, own)) ?? {};
    return refreshToken(desk.services, { profileId: profileId as ProfileId, life: 30 }).changeId;
  };

  it('gives it a new value at Ivanti alone', async () => {
    await open();
    const before = tokenAtIvanti(desk, own)?.value;
    await reaches(desk, await refreshOwn(), 'done');
    expect(tokenAtIvanti(desk, own)?.value).not.toBe(before);
    expect([refreshes(), requestsTo(desk, 'PUT', '/profiles/')]).toEqual([1, 0]);
  });

  it('stays a conflict when somebody else refreshed it, until the person decides', async () => {
    await open();
    desk.loop.workOffline(true);
    const changeId = await refreshOwn();
    desk.simulator.control.portalEdit({ kind: 'refresh-token', profileName: own, days: 60 });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    await synced(desk);
    expect([readChange(desk.db, changeId)?.state, refreshes()]).toEqual(['conflict', 0]);
    settleChange(desk.services, { changeId, decision: 'mine' });
    await reaches(desk, changeId, 'done');
    expect(refreshes()).toBe(1);
  });
});

describe('a refresh that meets trouble', () => {
  it('goes on where it stood after the desk died between the two servers', async () => {
    let dying = true;
    const wrapKnox = (client: KnoxClient): KnoxClient => ({
      ...client,
      updateProfile: (...call) => {
        if (!dying) return client.updateProfile(...call);
        desk.kill();
        return new Promise(() => undefined);
      },
    });
    await open({ wrapKnox });
    const changeId = refresh();
    await desk.until(() => !desk.db.open);
    expect([refreshes(), tokenAtSamsung(desk, name)]).toEqual([1, undefined]);
    dying = false;
    desk = await desk.reopen();
    desk.loop.begin();
    await reaches(desk, changeId, 'done');
    expect(tokenAtSamsung(desk, name)).toBe(tokenAtIvanti(desk, name)?.value);
    expect(refreshes()).toBe(1);
  });

  it('takes the value Ivanti gave although its answer was lost', async () => {
    await open();
    desk.simulator.control.setFault({ match: REFRESH, kind: 'reset-after-apply', times: 1 });
    await reaches(desk, refresh(), 'done');
    expect(tokenAtSamsung(desk, name)).toBe(tokenAtIvanti(desk, name)?.value);
    expect(refreshes()).toBe(1);
  });

  it('waits for Samsung with the value Ivanti has given, and can be taken back no more', async () => {
    await open();
    desk.simulator.control.setFault({ match: WRITE_PROFILE, kind: 'rate-limit', retryAfter: 240, times: 1 });
    const changeId = refresh();
    await desk.until(() => readChange(desk.db, changeId)?.state === 'waiting' && refreshes() === 1);
    await desk.until(() => readChange(desk.db, changeId)?.attempts === 1);
    expect(await thrownCode(() => undoChange(desk.services, { changeIds: [changeId] }))).toBe('already_sent');
    await reaches(desk, changeId, 'done');
    expect(tokenAtSamsung(desk, name)).toBe(tokenAtIvanti(desk, name)?.value);
    expect(refreshes()).toBe(1);
  });

  it('is a conflict when somebody refreshed it in Ivanti meanwhile; the person decides', async () => {
    await open();
    await reaches(desk, refresh(), 'done');
    desk.loop.workOffline(true);
    const mine = refresh();
    desk.simulator.control.portalEdit({ kind: 'refresh-token', profileName: name, days: 60 });
    const portal = tokenAtIvanti(desk, name)?.value;
    desk.loop.workOffline(false);
    await reaches(desk, mine, 'conflict');
    await synced(desk);
    expect([readChange(desk.db, mine)?.state, refreshes()]).toEqual(['conflict', 1]);
    settleChange(desk.services, { changeId: mine, decision: 'mine' });
    await reaches(desk, mine, 'done');
    expect(refreshes()).toBe(2);
    expect(tokenAtIvanti(desk, name)?.value).not.toBe(portal);
    expect(tokenAtSamsung(desk, name)).toBe(tokenAtIvanti(desk, name)?.value);
  });

  it('asked for twice before it was sent is made once', async () => {
    await open();
    desk.loop.workOffline(true);
    const [first, second] = [refresh(7), refresh('never')];
    desk.loop.workOffline(false);
    await reaches(desk, second, 'done');
    expect(readChange(desk.db, first)).toMatchObject({ state: 'skipped' });
    expect([refreshes(), tokenAtIvanti(desk, name)?.endsAt]).toEqual([1, null]);
  });

  it('waits while Ivanti is away, and holds up nothing else', async () => {
    await open();
    desk.simulator.control.setFault({ match: '* /ivanti', kind: 'status', status: 503 });
    const changeId = refresh();
    const to = profileCalled(desk, 'Executives');
    const moved = move(desk, devicesOutside(desk, to, 3), to);
    await reaches(desk, moved, 'done');
    expect([readChange(desk.db, changeId)?.state, refreshes()]).toEqual(['waiting', 0]);
    expect(desk.loop.status().error?.code).toBe('server_failed');
    desk.simulator.control.clearFaults();
    await reaches(desk, changeId, 'done');
    expect(refreshes()).toBe(1);
  });

  it('waits for a keychain that is closed, and loses nothing', async () => {
    await open();
    desk.loop.workOffline(true);
    const changeId = refresh();
    desk = await desk.reopen();
    desk.secrets.set('locked');
    desk.loop.begin();
    desk.loop.workOffline(false);
    await desk.until(() => desk.loop.status().error?.code === 'keychain_locked');
    expect(readChange(desk.db, changeId)?.state).toBe('waiting');
    desk.secrets.set('ok');
    desk.loop.nudge('asked');
    await reaches(desk, changeId, 'done');
    expect(refreshes()).toBe(1);
  });
});
