import { afterEach, describe, expect, it } from 'vitest';
import { getIntegration } from '../../../../src-main/desk/features/integration/get-integration.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the integration as the window sees it', () => {
  it('begins with what the connect screen needs', async () => {
    desk = await openTestDesk({ connected: false });
    expect(await getIntegration(desk.services)).toMatchObject({
      ...{ connected: false, name: 'Test depot', region: 'eu', hasCredentials: false, ivanti: null, secretState: 'ok' },
    });
  });

  it('tells which secrets are there and how the keychain stands, never a value', async () => {
    desk = await openTestDesk();
    await desk.secrets.forget('ivanti.password');
    desk.secrets.set('locked');
    const view = await getIntegration(desk.services);
    expect(view).toMatchObject({
      connected: true,
      hasCredentials: true,
      ivanti: { hasPassword: false },
      secretState: 'locked',
    });
    await desk.secrets.forget('knox.oauthClientSecret');
    expect((await getIntegration(desk.services)).hasCredentials).toBe(false);
    for (const value of desk.secrets.values.values()) expect(JSON.stringify(view)).not.toContain(value);
  });
});
