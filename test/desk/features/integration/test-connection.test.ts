import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionDraft, ConnectionReport } from '#shared/domain/connection.ts';
import { testConnection } from '../../../../src-main/desk/features/integration/test-connection.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

function draftOf(scheme: 'kca' | 'oauth'): ConnectionDraft {
  const { credentials, baseUrl } = desk.simulator;
  const keysFile = join(desk.folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify(credentials.keysFile));
  return {
    name: 'Depot',
    description: '',
    region: 'custom',
    baseUrl,
    customerId: credentials.customerId,
    credentials:
      scheme === 'oauth'
        ? { scheme, ...credentials.oauth }
        : { scheme, keysFile, clientIdentifier: credentials.clientIdentifier },
    ivanti: { ...credentials.ivanti },
  };
}

const states = (report: ConnectionReport) => report.steps.map(({ step, state }) => `${step} ${state}`);
const failure = (report: ConnectionReport) => report.steps.find(({ state }) => state === 'failed')?.error;

describe('testing a connection', () => {
  for (const scheme of ['kca', 'oauth'] as const) {
    it(`goes through all steps with ${scheme}, reads only, and keeps no secret`, async () => {
      desk = await openTestDesk({ connected: false });
      desk.secrets.values.clear();
      const report = await testConnection(desk.services, draftOf(scheme));
      expect(states(report)).toEqual(['credentials ok', 'accessToken ok', 'devices ok', 'profiles ok', 'ivanti ok']);
      expect(report).toMatchObject({ ok: true, devices: 300 });
      expect(desk.secrets.values.size).toBe(0);
      expect(desk.db.prepare('SELECT count(*) FROM integration').pluck().get()).toBe(0);
      const methods = desk.simulator.control
        .requests()
        .filter(({ path }) => path.startsWith('/kcs'))
        .map(({ method }) => method);
      expect(new Set(methods)).toEqual(new Set(['GET']));
    });
  }

  it('names the step that failed, with the server’s own words', async () => {
    desk = await openTestDesk({ connected: false });
    desk.simulator.control.revokeCredentials();
    const report = await testConnection(desk.services, draftOf('kca'));
    expect(states(report)).toEqual([
      'credentials ok',
      'accessToken failed',
      'devices skipped',
      'profiles skipped',
      'ivanti skipped',
    ]);
    expect(failure(report)?.code).toBe('credentials_refused');
    expect(failure(report)?.details).toMatchObject({
      samsungCode: expect.anything(),
      samsungMessage: expect.anything(),
    });
    expect(report).toMatchObject({ ok: false, devices: null });
  });

  it('shows Samsung’s errorId of a list that is refused', async () => {
    desk = await openTestDesk({ connected: false });
    const body = JSON.stringify({ errorId: 'E-4711', code: 4030003, message: 'TENANT_BLOCKED' });
    desk.simulator.control.setFault({ match: 'GET /kcs/v1/kme/devices/list', kind: 'status', status: 403, body });
    const report = await testConnection(desk.services, draftOf('oauth'));
    expect(states(report).slice(1, 3)).toEqual(['accessToken ok', 'devices failed']);
    expect(failure(report)).toMatchObject({ code: 'tenant_blocked', details: { errorId: 'E-4711' } });
  });

  it('says at the first step that credentials are missing or the keys file is none', async () => {
    desk = await openTestDesk({ connected: false });
    desk.secrets.values.clear();
    const missing = await testConnection(desk.services, { ...draftOf('oauth'), credentials: { scheme: 'oauth' } });
    expect([states(missing)[0], failure(missing)?.code]).toEqual(['credentials failed', 'credentials_missing']);
    const wrong = join(desk.folder, 'wrong.json');
    writeFileSync(wrong, '<html>');
    const credentials = { scheme: 'kca' as const, keysFile: wrong, clientIdentifier: 'x' };
    const report = await testConnection(desk.services, { ...draftOf('kca'), credentials });
    expect([states(report)[0], failure(report)?.code]).toEqual(['credentials failed', 'keys_file_wrong']);
  });

  it('skips Ivanti where none is set up, and names it when it alone fails', async () => {
    desk = await openTestDesk({ connected: false });
    const without = await testConnection(desk.services, { ...draftOf('oauth'), ivanti: null });
    expect([without.ok, states(without)[4]]).toEqual([true, 'ivanti skipped']);
    const ivanti = { baseUrl: desk.simulator.credentials.ivanti.baseUrl, user: 'desk', password: 'wrong' };
    const report = await testConnection(desk.services, { ...draftOf('oauth'), ivanti });
    expect([report.ok, states(report)[4], failure(report)?.code]).toEqual([
      false,
      'ivanti failed',
      'credentials_refused',
    ]);
    expect(report.devices).toBe(300);
  });
});
