import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SecretState } from '#shared/domain/secret.ts';
import { connect, keepSecrets, openSimulator, secretsOf, settingsOf, traffic } from './connect-to-simulator.ts';
import { expectAppError, never } from './expect-app-error.ts';
import { makeKeys } from './knox/test-keys.ts';

describe('the remote factory', () => {
  it('makes clients from stored secrets, and keeps one for the same connection', async () => {
    const simulator = await openSimulator();
    const { client, factory, settings } = await connect(simulator, 'kca');
    await client.listProfiles(never);
    const again = await factory.knox(settings, {});
    await again.listProfiles(never);
    expect(again).toBe(client);
    expect(traffic(simulator).filter((line) => line.includes('accesstoken'))).toHaveLength(1);
  });

  it('makes another client when a setting or a secret has changed', async () => {
    const simulator = await openSimulator();
    const secrets = keepSecrets(secretsOf(simulator));
    const { client, factory, settings } = await connect(simulator, 'oauth', { secrets });
    expect(await factory.knox({ ...settings, customerId: '1' }, {})).not.toBe(client);
    await secrets.write('knox.oauthClientSecret', 'another');
    const changed = await factory.knox(settings, {});
    await expectAppError(changed.signIn(never), 'credentials_refused');
  });

  it('tests drafts before they are stored, with the store for what is missing', async () => {
    const simulator = await openSimulator();
    const { 'knox.oauthClientSecret': secret, ...rest } = secretsOf(simulator);
    const { factory, settings } = await connect(simulator, 'kca', { secrets: keepSecrets(rest) });
    const oauth = { ...settings, scheme: 'oauth' } as const;
    const missing = await expectAppError(factory.knox(oauth, {}), 'credentials_missing');
    expect(missing.details).toEqual({ secret: 'knox.oauthClientSecret' });
    const client = await factory.knox(oauth, { 'knox.oauthClientSecret': ` ${secret}\n` });
    expect((await client.listDevices({ page: 0, pageSize: 1 }, never)).items).toHaveLength(1);
  });

  it.each([
    ['locked', 'keychain_locked'],
    ['absent', 'keychain_absent'],
    ['unreadable', 'secrets_unreadable'],
    ['ok', 'credentials_missing'],
  ] as const)('says why a secret is not there when the store is %s', async (state: SecretState, code) => {
    const simulator = await openSimulator();
    await expectAppError(connect(simulator, 'kca', { secrets: keepSecrets({}, state) }), code);
  });

  it('uses secrets held for this run while the store is locked', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, 'kca', { secrets: keepSecrets(secretsOf(simulator), 'locked') });
    await client.signIn(never);
  });

  it('refuses addresses that are not safe, before any secret is sent', async () => {
    const simulator = await openSimulator();
    const { factory, settings } = await connect(simulator, 'oauth');
    for (const baseUrl of ['http://eu-kcs-api.samsungknox.com', 'https://a:b@server.example', 'nonsense']) {
      await expectAppError(factory.knox({ ...settings, baseUrl }, {}), 'address_not_allowed');
      await expectAppError(factory.knox({ ...settings, accessTokenUrl: baseUrl }, {}), 'address_not_allowed');
      const ivanti = { baseUrl, user: 'a' };
      await expectAppError(factory.ivanti({ ...settings, ivanti }, {}), 'address_not_allowed');
    }
  });

  it('takes the host of the OAuth server for the whole address', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, 'oauth', { settings: { accessTokenUrl: `${simulator.baseUrl}/` } });
    await client.signIn(never);
    expect(traffic(simulator)).toEqual(['POST /ams/v1/oauth2/token 200']);
  });

  it('refuses a wrong correction of the dialect with its field', async () => {
    const simulator = await openSimulator();
    const wire = { knox: { limits: { devicesPerCall: 0 } } };
    const error = await expectAppError(connect(simulator, 'kca', { wire }), 'wire_file_wrong');
    expect(error.details).toMatchObject({ file: 'wire/knox.json', field: 'limits.devicesPerCall' });
  });

  it('paces all clients of a server together', async () => {
    const simulator = await openSimulator();
    const { client, factory, clock } = await connect(simulator, 'kca', { requestsPerSecond: 2 });
    const other = await factory.knox(settingsOf(simulator, 'oauth'), {});
    await client.listDevices({ page: 0, pageSize: 1 }, never);
    await other.listDevices({ page: 0, pageSize: 1 }, never);
    expect(clock.monotonicMs()).toBe(500);
  });

  it('ends the pauses of every server when somebody asks', async () => {
    const simulator = await openSimulator();
    const { client, factory } = await connect(simulator, 'oauth');
    simulator.control.setFault({ match: 'GET /kcs', kind: 'rate-limit', retryAfter: 3600, times: 1 });
    const list = () => client.listDevices({ page: 0, pageSize: 1 }, never);
    await expectAppError(list(), 'rate_limited');
    await expectAppError(list(), 'rate_limited');
    factory.liftPauses();
    expect((await list()).items).toHaveLength(1);
  });

  it('makes no client for Ivanti when none is set up, and wants its password', async () => {
    const simulator = await openSimulator();
    const { factory, settings } = await connect(simulator, 'kca');
    expect(await factory.ivanti({ ...settings, ivanti: null }, {})).toBeNull();
    const { 'ivanti.password': _, ...rest } = secretsOf(simulator);
    const without = await connect(simulator, 'kca', { secrets: keepSecrets(rest) });
    await expectAppError(without.factory.ivanti(settings, {}), 'credentials_missing');
  });

  it('reads a keys file into the secret it makes clients from', async () => {
    const simulator = await openSimulator();
    const { factory, settings } = await connect(simulator, 'kca');
    const folder = mkdtempSync(join(tmpdir(), 'keys-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'keys.json');
    writeFileSync(path, JSON.stringify(simulator.credentials.keysFile));
    const client = await factory.knox(settings, { 'knox.privateKey': await factory.readKeysFile(path) });
    await client.signIn(never);
    writeFileSync(path, JSON.stringify({ Private: makeKeys().shapes.pkcs8, Public: makeKeys().publicKey }));
    await expectAppError(factory.readKeysFile(path), 'keys_file_foreign');
  });

  it('is refused by the server with keys of another tenant', async () => {
    const simulator = await openSimulator();
    const { factory, settings } = await connect(simulator, 'kca');
    const client = await factory.knox(settings, { 'knox.privateKey': makeKeys().shapes.pkcs8Pem });
    const error = await expectAppError(client.signIn(never), 'credentials_refused');
    expect(error.details.samsungMessage).toBe('IDP_AUTHORIZATION_FAIL');
  });

  it('knows what the agent calls the enrolment token', async () => {
    const { factory } = await connect(await openSimulator(), 'kca');
    expect(await factory.readTokenKey()).toBe('token');
  });
});
