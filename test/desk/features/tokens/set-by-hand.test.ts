import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { createProfile } from '../../../../src-main/desk/features/profiles/create-profile.ts';
import { revealToken } from '../../../../src-main/desk/features/tokens/reveal-token.ts';
import { setByHand } from '../../../../src-main/desk/features/tokens/set-by-hand.ts';
import { reaches, requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { inDays, listedToken, profileCalled, tokenAtSamsung } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ withoutIvanti: true });
  await startSynced(desk);
});
afterEach(() => desk.close());

const name = 'Couriers FR';
const paste = (value: string, expiresAt: string = inDays(desk, 30)) =>
  setByHand(desk.services, { profileId: profileCalled(desk, name), value, expiresAt });

describe('a token kept by hand', () => {
  it('goes into Samsung’s Custom JSON, its value into the keychain and nowhere else', async () => {
    const expiresAt = inDays(desk, 30);
    const { changeId } = await paste('pasted-token-1', expiresAt);
    await reaches(desk, changeId ?? '', 'done');
    expect(tokenAtSamsung(desk, name)).toBe('pasted-token-1');
    expect(requestsTo(desk, 'PUT', '/profiles/')).toBe(1);
    expect(await listedToken(desk, name)).toMatchObject({ keeper: 'hand', expiresAt, hasValue: true, changeId: null });
    expect(await revealToken(desk.services, { profileId: profileCalled(desk, name) })).toEqual({
      value: 'pasted-token-1',
    });
    expect(desk.secrets.values.get(enrollmentTokenSecret(profileCalled(desk, name)))).toBe('pasted-token-1');
    const files = readdirSync(desk.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const told = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes('pasted-token-1'));
    expect([files.length > 1, told.map((file) => file.name)]).toEqual([true, []]);
    expect(readActivity(desk.db, 20).map(({ action }) => action)).toContain('tokens.setByHand');
  });

  it('takes the place of the one before; the same one again sends nothing and changes its end alone', async () => {
    await reaches(desk, (await paste('pasted-token-1')).changeId ?? '', 'done');
    const issuedAt = (await listedToken(desk, name))?.issuedAt;
    desk.clock.advance(86_400_000);
    expect(await paste('pasted-token-1', 'never')).toEqual({ changeId: null });
    expect(await listedToken(desk, name)).toMatchObject({ expiresAt: 'never', issuedAt });
    await reaches(desk, (await paste('pasted-token-2')).changeId ?? '', 'done');
    expect(tokenAtSamsung(desk, name)).toBe('pasted-token-2');
    expect((await listedToken(desk, name))?.issuedAt).not.toBe(issuedAt);
  });

  it('waits with the queue while the keychain is closed, and loses nothing', async () => {
    desk.loop.workOffline(true);
    const changeId = (await paste('pasted-token-1')).changeId ?? '';
    desk.secrets.set('locked');
    desk.loop.workOffline(false);
    await desk.until(() => desk.loop.status().error?.code === 'keychain_locked');
    expect([readChange(desk.db, changeId)?.state, tokenAtSamsung(desk, name)]).toEqual(['waiting', undefined]);
    desk.secrets.set('ok');
    await synced(desk);
    await reaches(desk, changeId, 'done');
    expect(tokenAtSamsung(desk, name)).toBe('pasted-token-1');
  });

  it('pasted in with the keychain closed is held for this run; once it is gone the change says so', async () => {
    desk.loop.workOffline(true);
    desk.secrets.set('locked');
    const changeId = (await paste('pasted-token-1')).changeId ?? '';
    desk = await desk.reopen();
    desk.loop.begin();
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('token_value_unknown');
  });

  it('for a profile that waits to be made is in it from the beginning', async () => {
    desk.loop.workOffline(true);
    const settings = {
      ...{ name: 'Night shift', description: '', configuration: [], systemApps: false },
      ...{ withoutToken: false, singleDevice: false },
    };
    const made = createProfile(desk.services, { settings, days: null, userId: null });
    const profileId = made.profileId as ProfileId;
    expect(await setByHand(desk.services, { profileId, value: 'pasted-token-3', expiresAt: 'never' })).toEqual({
      changeId: null,
    });
    desk.loop.workOffline(false);
    await reaches(desk, made.changeId, 'done');
    expect(tokenAtSamsung(desk, 'Night shift')).toBe('pasted-token-3');
    expect(await listedToken(desk, 'Night shift')).toMatchObject({ expiresAt: 'never', hasValue: true });
  });

  it('is not for profiles whose token Ivanti keeps, nor for those that carry none', async () => {
    const profileId = 'default' as ProfileId;
    const pasted = { value: 'pasted-token-1', expiresAt: 'never' } as const;
    expect(await thrownCode(() => setByHand(desk.services, { profileId, ...pasted }))).toBe('profile_not_editable');
    const unknown = { profileId: 'nobody' as ProfileId, ...pasted };
    expect(await thrownCode(() => setByHand(desk.services, unknown))).toBe('profile_not_found');
    await desk.close();
    desk = await openTestDesk();
    await startSynced(desk);
    expect(await thrownCode(() => paste('pasted-token-1'))).toBe('token_of_ivanti');
    expect(desk.secrets.values.has(enrollmentTokenSecret(profileCalled(desk, name)))).toBe(false);
  });
});
