import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '#shared/domain/connection.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { readIntegration, setActive } from '../../../../src-main/desk/db/tables/integration.ts';
import { moveCursor, readCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { getWindow } from '../../../../src-main/desk/features/devices/get-window.ts';
import { undoEdit } from '../../../../src-main/desk/features/devices/undo-edit.ts';
import { connectTenant } from '../../../../src-main/desk/features/integration/connect-tenant.ts';
import { listProfiles } from '../../../../src-main/desk/features/profiles/list-profiles.ts';
import { devicesOutside, move, profileAt, startSynced } from '../../../helpers/desk-actions.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

function draft(change: Partial<ConnectionDraft> = {}): ConnectionDraft {
  const { credentials, baseUrl } = desk.simulator;
  const keysFile = join(desk.folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify(credentials.keysFile));
  return {
    name: 'Depot Lyon',
    description: 'Carton by carton',
    region: 'custom',
    baseUrl,
    customerId: credentials.customerId,
    credentials: { scheme: 'kca', keysFile, clientIdentifier: credentials.clientIdentifier },
    ivanti: { ...credentials.ivanti },
    ...change,
  };
}

describe('connecting a tenant', () => {
  it('stores secrets and integration, says so in the log, and the sync begins', async () => {
    desk = await openTestDesk({ connected: false });
    desk.secrets.values.clear();
    desk.loop.begin();
    const view = await connectTenant(desk.services, draft());
    expect(view).toMatchObject({
      connected: true,
      name: 'Depot Lyon',
      scheme: 'kca',
      hasCredentials: true,
      ivanti: { hasPassword: true },
    });
    expect([...desk.secrets.values.keys()].sort()).toEqual([
      'ivanti.password',
      'knox.clientIdentifier',
      'knox.privateKey',
    ]);
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'integration.connect' });
    await desk.until(() => desk.loop.status().lastSyncedAt !== null);
    const { password } = desk.simulator.credentials.ivanti;
    const everything = JSON.stringify([readActivity(desk.db, 10), readIntegration(desk.db), view, desk.events]);
    for (const secret of [password, desk.simulator.credentials.clientIdentifier, 'PRIVATE KEY'])
      expect(everything).not.toContain(secret);
  });

  it('keeps changes of one tenant away from another, whose devices may have the same ids (F49)', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 2), to);
    const other = draft({ customerId: '4999999999' });
    expect(await thrownCode(() => connectTenant(desk.services, other))).toBe('other_tenant_waits');
    expect(readIntegration(desk.db)?.customerId).toBe(desk.simulator.credentials.customerId);
    expect((await connectTenant(desk.services, draft())).connected).toBe(true);
    undoChange(desk.services, { changeIds: [changeId] });
    const { editId } = await keepFor(desk, [credentialsOf(devicesOutside(desk, to, 1)[0] as DeviceId)], {
      queue: false,
    });
    expect(await thrownCode(() => connectTenant(desk.services, other))).toBe('other_tenant_waits');
    await undoEdit(desk.services, { editId });
    expect((await connectTenant(desk.services, other)).connected).toBe(true);
  });

  it('works without a network', async () => {
    desk = await openTestDesk({ connected: false });
    const offline = draft({ baseUrl: 'https://nowhere.invalid', region: 'custom' });
    expect((await connectTenant(desk.services, offline)).connected).toBe(true);
    expect(desk.simulator.control.requests()).toEqual([]);
  });

  it('refuses when a credential is neither given nor stored, and stores nothing', async () => {
    desk = await openTestDesk({ connected: false });
    desk.secrets.values.clear();
    const code = await thrownCode(() =>
      connectTenant(desk.services, draft({ credentials: { scheme: 'oauth', clientId: 'x' } })),
    );
    expect(code).toBe('credentials_missing');
    expect([desk.secrets.values.size, readIntegration(desk.db)]).toEqual([0, null]);
  });

  it('keeps stored secrets when none are given', async () => {
    desk = await openTestDesk();
    const before = new Map(desk.secrets.values);
    const { baseUrl, user } = desk.simulator.credentials.ivanti;
    const view = await connectTenant(
      desk.services,
      draft({ name: 'New name', credentials: { scheme: 'oauth' }, ivanti: { baseUrl, user } }),
    );
    expect(view).toMatchObject({ name: 'New name', hasCredentials: true });
    expect(desk.secrets.values).toEqual(before);
  });

  it('disturbs no sync for a new name alone, does for another account, and leaves off what is switched off', async () => {
    desk = await openTestDesk();
    const { baseUrl, user } = desk.simulator.credentials.ivanti;
    const accessTokenUrl = `${desk.simulator.baseUrl}/ams/v1/oauth2/token`;
    const stored = { accessTokenUrl, credentials: { scheme: 'oauth' }, ivanti: { baseUrl, user } } as const;
    await connectTenant(desk.services, draft({ ...stored, name: 'New name', description: 'and words' }));
    expect([desk.nudges, readIntegration(desk.db)?.name]).toEqual([[], 'New name']);
    setActive(desk.db, false);
    const view = await connectTenant(desk.services, draft({ ...stored, ivanti: { baseUrl, user: 'another' } }));
    expect([desk.nudges, view.active, view.connected]).toEqual([['connected'], false, true]);
  });

  it('reads another tenant from the beginning, the same one from where it was', async () => {
    desk = await openTestDesk();
    moveCursor(desk.db, { firstSyncDone: true, lastSyncedAt: '2026-11-22T10:00:00.000Z' });
    await connectTenant(desk.services, draft({ name: 'Renamed' }));
    expect(readCursor(desk.db).firstSyncDone).toBe(true);
    await connectTenant(desk.services, draft({ customerId: '4999999999' }));
    expect(readCursor(desk.db)).toMatchObject({ firstSyncDone: false, lastSyncedAt: null });
  });

  it('shows nothing of the tenant before, even without a network', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    expect(countDevices(desk.db)).toBeGreaterThan(0);
    desk.loop.workOffline(true);
    await connectTenant(desk.services, draft({ customerId: '4999999999' }));
    const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } } as const;
    expect(getWindow(desk.services, { view, first: 0, count: 10 })).toEqual({ total: 0, first: 0, rows: [] });
    expect(listProfiles(desk.services, {}).profiles.map(({ name }) => name)).toEqual([DEFAULT_PROFILE_NAME]);
    for (const table of ['uploads', 'users', 'enrollment_tokens', 'registrations'])
      expect([table, desk.db.prepare(`SELECT count(*) FROM cache.${table}`).pluck().get()]).toEqual([table, 0]);
  });

  it('trusts no cache when the ledger that told whose it is was lost', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    desk.db.exec('DELETE FROM main.integration');
    await connectTenant(desk.services, draft({ customerId: '4999999999' }));
    expect([countDevices(desk.db), readCursor(desk.db).changedAfter]).toEqual([0, null]);
  });

  it('asks another Ivanti server for all registrations', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { ivanti } = desk.simulator.credentials;
    await connectTenant(desk.services, draft({ ivanti: { ...ivanti, baseUrl: 'https://other.example.com' } }));
    expect(readCursor(desk.db)).toMatchObject({ firstSyncDone: true, registrationsAfter: null });
  });
});
