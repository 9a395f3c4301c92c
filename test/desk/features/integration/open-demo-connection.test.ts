import { afterEach, describe, expect, it } from 'vitest';
import { readIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { moveCursor, readCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { openDemoConnection } from '../../../../src-main/desk/features/integration/open-demo-connection.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

function demoAt(baseUrl: string, customerId = '4100') {
  const ivanti = { baseUrl: `${baseUrl}/ivanti`, user: 'desk' };
  const demo = { baseUrl, accessTokenUrl: `${baseUrl}/t`, customerId, encryptionPublicKey: 'k', secrets: {}, ivanti };
  return { ...desk.services, demo };
}

describe('the demo depot’s connection', () => {
  it('is written at every start with the simulator’s address of that run, and keeps where reading was', async () => {
    desk = await openTestDesk({ connected: false });
    openDemoConnection(demoAt('http://127.0.0.1:1111'));
    expect(readIntegration(desk.db)).toMatchObject({
      name: 'Test depot',
      baseUrl: 'http://127.0.0.1:1111',
      scheme: 'oauth',
    });
    moveCursor(desk.db, { firstSyncDone: true });
    openDemoConnection(demoAt('http://127.0.0.1:2222'));
    expect(readIntegration(desk.db)?.ivanti?.baseUrl).toBe('http://127.0.0.1:2222/ivanti');
    expect(readCursor(desk.db).firstSyncDone).toBe(true);
    openDemoConnection(demoAt('http://127.0.0.1:2222', '4200'));
    expect(readCursor(desk.db).firstSyncDone).toBe(false);
  });

  it('does not touch a workspace of the person’s own', async () => {
    desk = await openTestDesk({ connected: false });
    openDemoConnection(desk.services);
    expect(readIntegration(desk.db)).toBeNull();
  });
});
