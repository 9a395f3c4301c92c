import { describe, expect, it } from 'vitest';
import type { KnoxProfileDraft } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { connect, openSimulator } from '../connect-to-simulator.ts';
import { expectAppError, never } from '../expect-app-error.ts';

const draft: KnoxProfileDraft = {
  name: 'Couriers NL',
  description: 'Depot Rotterdam',
  customJson: '{"server":"na1"}',
  systemApps: true,
  enrollmentToken: { kind: 'value', value: 'tok-1' },
};

async function open() {
  const simulator = await openSimulator();
  const { factory, settings } = await connect(simulator, 'kca');
  const knox = await factory.knox(settings, {});
  const find = async (name: string) => (await knox.listProfiles(never)).find((profile) => profile.name === name);
  return { simulator, knox, find, digest: factory.digestToken };
}

describe('writing profiles', () => {
  it('makes one with its settings and its enrolment token', async () => {
    const { knox, find, digest } = await open();
    await knox.createProfile(draft, never);
    expect(await find('Couriers NL')).toMatchObject({
      ...{ description: 'Depot Rotterdam', customJson: '{"server":"na1"}', systemApps: true },
      tokenDigest: digest('tok-1'),
    });
  });

  it('changes one and keeps the token it has, takes another or takes it away', async () => {
    const { knox, find, digest } = await open();
    await knox.createProfile(draft, never);
    const profileId = (await find('Couriers NL'))?.profileId as ProfileId;
    const change = async (enrollmentToken: KnoxProfileDraft['enrollmentToken']) => {
      await knox.updateProfile(profileId, { ...draft, description: 'New', enrollmentToken }, never);
      return (await find('Couriers NL'))?.tokenDigest;
    };
    expect(await change({ kind: 'keep' })).toBe(digest('tok-1'));
    expect(await change({ kind: 'value', value: 'tok-2' })).toBe(digest('tok-2'));
    expect(await change({ kind: 'none' })).toBeNull();
    expect((await find('Couriers NL'))?.description).toBe('New');
  });

  it('deletes one', async () => {
    const { knox, find } = await open();
    const profileId = (await find('Executives'))?.profileId as ProfileId;
    await knox.deleteProfile(profileId, never);
    expect(await find('Executives')).toBeUndefined();
    await expectAppError(knox.deleteProfile(profileId, never), 'profile_not_found');
  });

  it('says what Samsung will not have: a name in use, a name with a forbidden sign', async () => {
    const { knox } = await open();
    await expectAppError(knox.createProfile({ ...draft, name: 'executives' }, never), 'profile_name_taken');
    await expectAppError(knox.createProfile({ ...draft, name: 'A/B' }, never), 'profile_refused');
    await expectAppError(
      knox
        .createProfile({ ...draft, customJson: '{"a":1,}', name: 'X' }, never)
        .then(() => knox.createProfile({ ...draft, name: 'X' }, never)),
      'profile_name_taken',
    );
  });

  it('tells how Samsung works them off, the newest first', async () => {
    const { simulator, knox } = await open();
    simulator.control.setSwitches({ profileAsyncMs: 60_000 });
    await knox.createProfile(draft, never);
    expect((await knox.listTransactions(never))[0]).toMatchObject({ profileName: 'Couriers NL', state: 'running' });
    simulator.control.advanceClock(61_000);
    expect((await knox.listTransactions(never))[0]?.state).toBe('done');
  });
});
