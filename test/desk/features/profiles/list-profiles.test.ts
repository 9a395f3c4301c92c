import { describe, expect, it } from 'vitest';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { writeIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { listProfiles } from '../../../../src-main/desk/features/profiles/list-profiles.ts';
import {
  addProfile,
  knoxDevice,
  layOverlay,
  openFilledWorkspace,
  openTestWorkspace,
} from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

function connect(db: WritableDb, ivanti: { baseUrl: string; user: string } | null): void {
  writeIntegration(db, {
    ...{ name: 'x', description: '', region: 'eu', baseUrl: '', accessTokenUrl: '', customerId: '' },
    ...{ scheme: 'kca', ivanti, connectedAt: '' },
  });
}

async function openExample(): Promise<WritableDb> {
  const db = await openFilledWorkspace([
    knoxDevice(1, { state: 'provisioned' }),
    knoxDevice(2),
    knoxDevice(3, { profileId: null, state: 'unassigned' }),
  ]);
  addProfile(db, 'p1', 'Couriers');
  addProfile(db, 'p2', 'Archive');
  db.exec("INSERT INTO cache.registrations VALUES ('R58N000001A', 'registered')");
  return db;
}

describe('the profiles', () => {
  it('are none before the integration is activated, which creates the Default Profile (behaviour 21)', async () => {
    const { services } = makeTestServices(openTestWorkspace());
    expect(listProfiles(services, {}).profiles).toEqual([]);
    connect(services.db, null);
    expect(listProfiles(services, {}).profiles.map(({ name }) => name)).toEqual(['Samsung KME Default Profile']);
  });

  it('come with the Default Profile first and every count', async () => {
    const db = await openExample();
    connect(db, { baseUrl: '', user: 'u' });
    const { profiles } = listProfiles(makeTestServices(db).services, {});
    expect(
      profiles.map(({ name, devices, provisioned, registered }) => [name, devices, provisioned, registered]),
    ).toEqual([
      ['Samsung KME Default Profile', 1, 0, 0],
      ['Archive', 0, 0, 0],
      ['Couriers', 2, 1, 1],
    ]);
    expect(profiles[0]?.type).toBe('default');
  });

  it('say nothing of registered devices while no Ivanti server is connected', async () => {
    const db = await openExample();
    const { services } = makeTestServices(db);
    connect(db, null);
    expect(listProfiles(services, {}).profiles.map(({ registered }) => registered)).toEqual([null, null, null]);
  });

  it('count a waiting move at once', async () => {
    const db = await openExample();
    connect(db, null);
    layOverlay(db, [1, 3], 'p2');
    const { profiles } = listProfiles(makeTestServices(db).services, {});
    expect(profiles.map(({ name, devices, arriving, leaving }) => [name, devices, arriving, leaving])).toEqual([
      ['Samsung KME Default Profile', 0, 0, 1],
      ['Archive', 2, 2, 0],
      ['Couriers', 1, 0, 1],
    ]);
  });
});
