import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import {
  announceProfileChange,
  findCreation,
  type QueueServices,
  queueProfileChange,
  rewriteCreation,
} from '../../../src-main/desk/db/queue-profile-change.ts';
import { transaction } from '../../../src-main/desk/db/sql.ts';
import { readActivity } from '../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../src-main/desk/db/tables/changes.ts';
import { replaceEnrollmentTokens } from '../../../src-main/desk/db/tables/enrollment-tokens.ts';
import { findProfile } from '../../../src-main/desk/db/tables/profiles.ts';
import { fillCache, openTestDb, type TestDb, testNow } from '../../helpers/open-test-db.ts';

const later = '2026-12-31T00:00:00.000Z';
const soon = '2026-11-25T00:00:00.000Z';

let test: TestDb;
let told: unknown[];
let services: QueueServices;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [], ['Vans']);
  const token = { enrollmentTokenId: 't1', profileName: 'Vans', userId: null, issuedAt: null, expiresAt: soon };
  replaceEnrollmentTokens(test.db, [token]);
  told = [];
  services = {
    db: test.db,
    clock: { now: () => testNow },
    osUser: 'depot',
    appVersion: '0.1.0',
    publish: (event, payload) => void told.push(event, payload),
    nudge: (reason) => void told.push(reason),
  };
});
afterEach(() => test.close());

function queue(intent: ProfileIntent): string {
  const request = { intent, profileName: 'Vans', action: 'tokens.extend' as const };
  return transaction(test.db, () => queueProfileChange(services, request));
}

describe('queueing a change of a profile', () => {
  it('is one change of one subject, based on how the servers were last seen to have the profile', () => {
    const changeId = queue({ kind: 'extend-token', profileId: 'Vans' as ProfileId, expiresAt: later });
    const change = readChange(test.db, changeId);
    expect(change).toMatchObject({ devices: 1, state: 'waiting', profileName: 'Vans' });
    expect(JSON.parse(change?.basedOn ?? '')).toMatchObject({ token: { issuedAt: null, expiresAt: soon } });
    const targets = test.db.prepare('SELECT targets FROM main.change_targets').pluck().get();
    expect(targets).toBe('[[null,["token-end:Vans"]]]');
    expect(readActivity(test.db, 1)[0]).toMatchObject({ actor: 'depot', action: 'tokens.extend', changeId });
  });

  it('tells lists and sender', () => {
    announceProfileChange(services);
    expect(told).toContain('change');
    expect(told[1]).toMatchObject({ tables: expect.arrayContaining(['enrollmentTokens', 'changes']) });
  });

  it('finds the change that will make a profile, until something of it was sent', () => {
    const profileId = 'own-1' as ProfileId;
    const blank = { description: '', configuration: [], systemApps: false, withoutToken: true, singleDevice: false };
    const settings = { name: 'Trams', ...blank };
    const changeId = queue({ kind: 'create-profile', profileId, settings, days: null, userId: null });
    expect(findCreation(services, profileId)?.changeId).toBe(changeId);
    test.db.prepare("UPDATE main.changes SET state = 'sending'").run();
    expect(findCreation(services, profileId)).toBeNull();
  });

  it('lets such a profile be made otherwise in the first place', () => {
    const profileId = 'own-1' as ProfileId;
    const blank = { description: '', configuration: [], systemApps: false, withoutToken: true, singleDevice: false };
    const changeId = queue({
      ...{ kind: 'create-profile' as const, profileId, settings: { name: 'Trams', ...blank } },
      ...{ days: null, userId: null },
    });
    const creation = findCreation(services, profileId);
    if (!creation) throw new Error('the change that makes the profile is not found');
    const settings = { ...creation.intent.settings, name: 'Buses' };
    rewriteCreation(services, creation, { changes: { settings, userId: 'u-9' }, action: 'profiles.update' });
    const intent = { settings, userId: 'u-9', days: null };
    expect(readChange(test.db, changeId)).toMatchObject({ profileName: 'Buses', intent, state: 'waiting' });
    expect(findProfile(test.db, profileId)?.name).toBe('Buses');
    expect(readActivity(test.db, 1)[0]).toMatchObject({ action: 'profiles.update', changeId });
  });
});
