import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { readEnrollmentToken } from '../../../../src-main/desk/db/tables/enrollment-tokens.ts';
import { readBase } from '../../../../src-main/desk/db/tables/profile-changes.ts';
import { findProfileContent, type ProfileContent } from '../../../../src-main/desk/db/tables/profiles.ts';
import { connectServers } from '../../../../src-main/desk/features/sync/connect-servers.ts';
import type { SyncRun } from '../../../../src-main/desk/features/sync/sync-run.ts';
import { createSendMemory } from '../../../../src-main/desk/features/sync/sync-schedule.ts';
import { writeProfile } from '../../../../src-main/desk/features/sync/write-profile.ts';
import { requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(): Promise<{ run: SyncRun; couriers: ProfileContent }> {
  desk = await openTestDesk();
  await startSynced(desk);
  const couriers = findProfileContent(desk.db, 'Couriers FR');
  if (couriers === null) throw new Error('the simulator has no Couriers FR');
  const { signal } = new AbortController();
  const run: SyncRun = {
    ...{ services: desk.services, memory: createSendMemory(), signal, sendSignal: signal },
    ...(await connectServers(desk.services)),
    ivantiAway: false,
    isPaused: () => false,
    ...{ show: () => undefined, announce: () => undefined, note: () => undefined, between: async () => undefined },
  };
  return { run, couriers };
}

describe('a new value for a token', () => {
  it('is made at Ivanti once, however often the change is carried out, and goes to Samsung', async () => {
    const { run, couriers } = await open();
    const { profileId } = couriers;
    const intent: ProfileIntent = { kind: 'refresh-token', profileId, expiresAt: 'never' };
    const base = readBase(desk.db, intent);
    await writeProfile(run, intent, base);
    await writeProfile(run, intent, base);
    expect(requestsTo(desk, 'POST', '/refresh')).toBe(1);
    await synced(desk);
    const value = await desk.secrets.read(enrollmentTokenSecret(profileId));
    expect(findProfileContent(desk.db, 'Couriers FR')?.tokenDigest).toBe(desk.services.remote.digestToken(value ?? ''));
    expect(readEnrollmentToken(desk.db, 'Couriers FR')?.expiresAt).toBe('never');
  });
});

describe('a later end of a token, another user', () => {
  it('are absolute: twice is once', async () => {
    const { run, couriers } = await open();
    const { profileId } = couriers;
    const expiresAt = new Date(desk.clock.now().getTime() + 40 * 86_400_000).toISOString();
    for (let time = 0; time < 2; time += 1) {
      await writeProfile(run, { kind: 'extend-token', profileId, expiresAt }, null);
      await writeProfile(run, { kind: 'set-user', profileId, userId: 'u-9' }, null);
    }
    await synced(desk);
    expect(readEnrollmentToken(desk.db, 'Couriers FR')).toMatchObject({ expiresAt, userId: 'u-9' });
  });

  it('need Ivanti, a token, and a profile', async () => {
    const { run, couriers } = await open();
    const without = { ...run, ivanti: null };
    const { profileId } = couriers;
    const loan = findProfileContent(desk.db, 'Loan pool NL');
    const extend = (id: string) => ({ kind: 'extend-token' as const, profileId: id as ProfileId, expiresAt: 'never' });
    expect(await thrownCode(() => writeProfile(without, extend(profileId), null))).toBe('ivanti_needed');
    expect(await thrownCode(() => writeProfile(run, extend(loan?.profileId ?? ''), null))).toBe('token_none');
    expect(await thrownCode(() => writeProfile(run, extend('none'), null))).toBe('profile_not_found');
  });
});
