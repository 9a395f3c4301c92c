import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { replaceIvantiProfiles } from '../../../../src-main/desk/db/tables/ivanti-profiles.ts';
import { readProfileSummaries } from '../../../../src-main/desk/db/tables/profile-summaries.ts';
import { replaceKnoxProfiles } from '../../../../src-main/desk/db/tables/profiles.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'Vans'), knoxDevice(2, 'default')], ['Vans', 'Shops']);
  const { db } = test;
  const shared = { description: '', userId: null, updatedAt: null, enrollmentToken: null };
  replaceIvantiProfiles(db, [
    { ...shared, ivantiProfileId: 'b1', name: 'Handhelds', selfMaintained: true, devices: 40 },
    { ...shared, ivantiProfileId: 'b2', name: 'Vans', selfMaintained: false, devices: 9 },
  ]);
});
afterEach(() => test.close());

function connect(ivanti: { baseUrl: string; user: string } | null): void {
  writeIntegration(test.db, {
    ...{ name: 'x', description: '', region: 'eu', baseUrl: '', accessTokenUrl: '', customerId: '' },
    ...{ scheme: 'kca', ivanti, connectedAt: '' },
  });
}

const counts = () =>
  readProfileSummaries(test.db).map(({ name, devices, registered }) => ({ name, devices, registered }));

describe('profiles with their counts', () => {
  it('are none before the integration is activated, which creates the Default Profile (behaviour 21)', () => {
    expect(counts()).toEqual([]);
  });

  it('have Samsung’s number of devices, a Self-Maintained one Ivanti’s', () => {
    connect(null);
    expect(counts()).toEqual([
      { name: 'Samsung KME Default Profile', devices: 1, registered: null },
      { name: 'Handhelds', devices: 40, registered: null },
      { name: 'Shops', devices: 0, registered: null },
      { name: 'Vans', devices: 1, registered: null },
    ]);
  });

  it('know how many are registered where Ivanti is connected', () => {
    connect({ baseUrl: '', user: 'u' });
    expect(counts().map(({ registered }) => registered)).toEqual([0, 0, 0, 0]);
  });

  it('count devices whose profile is gone in the Default Profile, before they are read again (behaviour 38)', () => {
    connect(null);
    replaceKnoxProfiles(test.db, []);
    expect(counts().map(({ name, devices }) => [name, devices])).toEqual([
      ['Samsung KME Default Profile', 2],
      ['Handhelds', 40],
    ]);
  });
});
