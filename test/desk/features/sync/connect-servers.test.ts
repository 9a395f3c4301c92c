import { afterEach, describe, expect, it } from 'vitest';
import { connectServers } from '../../../../src-main/desk/features/sync/connect-servers.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('connecting to the servers', () => {
  it('makes clients from the stored integration and the secrets', async () => {
    desk = await openTestDesk();
    const { knox, ivanti } = await connectServers(desk.services);
    const { signal } = new AbortController();
    expect((await knox.listDevices({ page: 0, pageSize: 1 }, signal)).total).toBe(300);
    expect((await ivanti?.listUsers({ page: 0, pageSize: 1 }, signal))?.total).toBe(40);
  });

  it('has no Ivanti where none is set up', async () => {
    desk = await openTestDesk();
    desk.db.exec('UPDATE integration SET ivanti_base_url = NULL');
    expect((await connectServers(desk.services)).ivanti).toBeNull();
  });

  it('says what is missing', async () => {
    desk = await openTestDesk();
    desk.secrets.set('locked');
    expect(await thrownCode(() => connectServers(desk.services))).toBe('keychain_locked');
    desk.secrets.set('ok');
    await desk.secrets.forget('knox.oauthClientSecret');
    expect(await thrownCode(() => connectServers(desk.services))).toBe('credentials_missing');
    desk.db.exec('DELETE FROM integration');
    expect(await thrownCode(() => connectServers(desk.services))).toBe('not_connected');
  });
});
