import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSimulator, startSimulator } from '../../src-main/simulator/start-simulator.ts';
import { errorsEn } from '../../src-renderer/text/errors-en.ts';
import { fillIn, makeWorkspace, type Typed, testConnection } from './driver/connect-form.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, listedDevices, openPage, row, until, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let simulator: RunningSimulator;
let folder = '';
const hoursMs = 3_600_000;

/** Files as a person may pick them. */
function writeKeysFiles() {
  const { keysFile } = simulator.credentials;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = {
    Private: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    Public: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
  const write = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  return {
    right: write('keys.json', keysFile),
    otherTenant: write('other-tenant.json', { ...stranger, Identifier: 'x' }),
    mixedUp: write('mixed-up.json', { ...keysFile, Public: stranger.Public }),
    somethingElse: write('package.json', { name: 'something', version: '1.0.0' }),
    damaged: write('half.json', JSON.stringify(keysFile).slice(0, 900)),
  };
}

let files: ReturnType<typeof writeKeysFiles>;

/** The form with everything right, before one thing is spoilt. */
const right = () => ({
  server: simulator.baseUrl,
  scheme: 'Keys file' as const,
  keysFile: files.right,
  clientIdentifier: simulator.credentials.clientIdentifier,
  customerId: simulator.credentials.customerId,
});

const rightOauth = () => ({
  server: simulator.baseUrl,
  scheme: 'OAuth 2.0' as const,
  clientId: simulator.credentials.oauth.clientId,
  clientSecret: simulator.credentials.oauth.clientSecret,
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  simulator = await startSimulator({ devices: 300, switches: { returnsSecondImei: true } });
  files = writeKeysFiles();
  muster = await launchMuster({ userDataDir: join(folder, 'data') });
  await makeWorkspace(muster.window, 'Field Service Lyon');
});
afterAll(async () => {
  await muster.close();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
pictureFailures(() => muster.window);

describe('Test connection, with one thing wrong', () => {
  afterEach(() => {
    simulator.control.clearFaults();
    simulator.control.setClockSkew(0);
    simulator.control.restoreCredentials();
  });

  const checks = 'Check credentials';
  const signIn = 'Sign in to Samsung';
  type WrongThing = {
    name: string;
    step: string;
    code: keyof typeof errorsEn;
    /** What can be quoted to support. */
    reference: RegExp;
    typed: () => Typed;
  };
  const wrongThings: WrongThing[] = [
    {
      name: 'a file that is no keys file',
      step: checks,
      code: 'keys_file_wrong',
      reference: /no field Private/,
      typed: () => ({ ...right(), keysFile: files.somethingElse }),
    },
    {
      name: 'a damaged keys file',
      step: checks,
      code: 'keys_file_wrong',
      reference: /not JSON/,
      typed: () => ({ ...right(), keysFile: files.damaged }),
    },
    {
      name: 'keys that are no pair',
      step: checks,
      code: 'keys_file_foreign',
      reference: /keys_file_foreign/,
      typed: () => ({ ...right(), keysFile: files.mixedUp }),
    },
    {
      name: 'the keys file of another tenant',
      step: signIn,
      code: 'credentials_refused',
      reference: /Samsung 4010011 IDP_AUTHORIZATION_FAIL.*HTTP 401/s,
      typed: () => ({ ...right(), keysFile: files.otherTenant }),
    },
    {
      name: 'a mistyped client identifier',
      step: signIn,
      code: 'credentials_refused',
      reference: /Samsung 4010011 IDP_AUTHORIZATION_FAIL.*HTTP 401/s,
      typed: () => ({ ...right(), clientIdentifier: simulator.credentials.clientIdentifier.slice(0, -9) }),
    },
    {
      name: 'the customer id of somebody else',
      step: 'Read devices',
      code: 'customer_id_wrong',
      reference: /Samsung \d+ TENANT_MISMATCH.*errorId [\w-]{8,}/s,
      typed: () => ({ ...right(), customerId: '4100000001' }),
    },
    {
      name: 'a host that is not there',
      step: signIn,
      code: 'host_unknown',
      reference: /host_unknown.*knox\.invalid/s,
      typed: () => ({ ...right(), server: 'https://knox.invalid' }),
    },
    {
      name: 'an address that serves something else',
      step: signIn,
      code: 'wrong_region',
      reference: /HTTP 404.*errorId [\w-]{8,}/s,
      typed: () => ({ ...right(), server: `${simulator.baseUrl}/elsewhere` }),
    },
    {
      name: 'an address that is not encrypted',
      step: checks,
      code: 'address_not_allowed',
      reference: /not encrypted/,
      typed: () => ({ ...right(), server: 'http://knox.example' }),
    },
    {
      name: 'an OAuth secret that is wrong',
      step: signIn,
      code: 'credentials_refused',
      reference: /Samsung invalid_client.*HTTP 401/s,
      typed: () => ({ ...rightOauth(), clientSecret: 'not the secret' }),
    },
  ];

  it.each(wrongThings)('$name: says so at the step “$step”', async ({ step, code, reference, typed }) => {
    await fillIn(muster, typed());
    const { summary, failed } = await testConnection(muster.window);
    expect(summary).toBe(`The test stopped at: ${step}`);
    expect(failed).toContain(step);
    expect(failed).toContain(errorsEn[code].what);
    expect(failed).toContain(errorsEn[code].next);
    expect(failed).toMatch(reference);
  });

  it('credentials that were taken back: says so with Samsung’s words', async () => {
    simulator.control.revokeCredentials();
    await fillIn(muster, right());
    const { failed } = await testConnection(muster.window);
    expect(failed).toContain(errorsEn.credentials_refused.what);
    expect(failed).toMatch(/Samsung 4010011 /);
  });

  it('the page of a captive portal instead of data: says so at the step it came in', async () => {
    await fillIn(muster, right());
    simulator.control.setFault({ match: '* /', kind: 'html' });
    expect((await testConnection(muster.window)).failed).toContain(errorsEn.not_json.what);
    simulator.control.clearFaults();
    simulator.control.setFault({ match: 'GET /kcs/v1/kme/profiles', kind: 'html' });
    const { summary, failed } = await testConnection(muster.window);
    expect(summary).toBe('The test stopped at: Read profiles');
    expect(failed).toContain(errorsEn.not_json.next);
  });

  it('a server that is hours away from this computer’s clock: works all the same', async () => {
    await fillIn(muster, right());
    for (const hours of [5, -7]) {
      simulator.control.setClockSkew(hours * hoursMs);
      expect(await testConnection(muster.window)).toEqual({
        summary: 'Everything works. Samsung reports 300 devices in this tenant.',
        failed: null,
      });
    }
  });

  it('stores nothing, and leaves the workspace unconnected', async () => {
    expect(await ask(muster.window, 'integration.get', {})).toMatchObject({ connected: false, hasCredentials: false });
    expect(filesBelow(join(folder, 'data')).filter((file) => file.endsWith('secrets.json'))).toEqual([]);
  });
});

describe('Activate', () => {
  it('does not try while a field is missing, and says which', async () => {
    await fillIn(muster, { ...right(), customerId: '' });
    await muster.window.getByRole('button', { name: 'Activate', exact: true }).click();
    await muster.window.getByText('Enter the customer ID.').waitFor();
    expect((await ask(muster.window, 'sync.getStatus', {})).connected).toBe(false);
  });

  it('with the right ones fills the grid with what the server has (behaviour 8)', async () => {
    const { ivanti } = simulator.credentials;
    await fillIn(muster, {
      ...right(),
      ivanti: { address: ivanti.baseUrl, account: ivanti.user, password: ivanti.password },
    });
    expect((await testConnection(muster.window)).failed).toBe(null);
    await muster.window.getByRole('button', { name: 'Activate', exact: true }).click();
    await row(muster.window, 0).waitFor();
    await untilSettled(muster.window);
    await until('every device is listed', async () => (await listedDevices(muster.window)) === 300);
    expect(await ask(muster.window, 'integration.get', {})).toMatchObject({
      connected: true,
      hasCredentials: true,
      secretState: 'ok',
      ivanti: { hasPassword: true },
    });
  });

  it('to OAuth later keeps the devices', async () => {
    await openPage(muster.window, 'Settings');
    await fillIn(muster, { ...rightOauth(), accessTokenServer: `${simulator.baseUrl}/ams/v1/oauth2/token` });
    simulator.control.clearRequests();
    await muster.window.getByRole('button', { name: 'Save', exact: true }).click();
    await muster.window.getByText('The settings are saved.').waitFor();
    await muster.window.getByRole('button', { name: 'Sync now' }).click();
    await until('it signed in by OAuth', async () =>
      simulator.control.requests().some(({ path, status }) => path === '/ams/v1/oauth2/token' && status === 200),
    );
    await untilSettled(muster.window);
    await openPage(muster.window, 'Devices');
    expect(await listedDevices(muster.window)).toBe(300);
  });
});

describe('after a restart', () => {
  it('the credentials are still there, and a new device at the server arrives', async () => {
    await muster.close();
    const { deviceIds } = simulator.control.portalEdit({ kind: 'add', count: 2, approved: true });
    muster = await launchMuster({ userDataDir: join(folder, 'data') });
    await row(muster.window, 0).waitFor();
    await until('the new devices are listed', async () => (await listedDevices(muster.window)) === 302);
    const { serial } = simulator.control.listDevices({ identifier: deviceIds[0] ?? '' }).devices[0] ?? { serial: '' };
    const found = await ask(muster.window, 'devices.search', { text: serial, limit: 5 });
    expect(found.devices).toHaveLength(1);
    expect((await ask(muster.window, 'integration.get', {})).secretState).toBe('ok');
  });

  it('no file of the app holds a credential in clear', () => {
    const { keysFile, clientIdentifier, oauth, ivanti } = simulator.credentials;
    const body = keysFile.Private.replaceAll(/-----[^-]+-----|\s/g, '');
    const der = Buffer.from(body, 'base64');
    const canaries: [string, Buffer][] = [
      ['the private key as text', Buffer.from(body.slice(200, 240))],
      ['the private key as bytes', der.subarray(300, 330)],
      ['the private key as hex', Buffer.from(der.subarray(300, 330).toString('hex'))],
      ['the client identifier', Buffer.from(clientIdentifier.slice(-40))],
      ['the OAuth client id', Buffer.from(oauth.clientId)],
      ['the OAuth secret', Buffer.from(oauth.clientSecret)],
      ['the Ivanti password', Buffer.from(ivanti.password)],
    ];
    const hitsIn = (file: string) => {
      const bytes = readFileSync(file);
      const asUtf16 = Buffer.from(bytes.toString('utf16le'));
      return canaries.filter(([, canary]) => bytes.includes(canary) || asUtf16.includes(canary)).map(([name]) => name);
    };
    expect(hitsIn(files.right)).toEqual(['the private key as text']);
    const inFiles = filesBelow(join(folder, 'data'));
    expect(inFiles.flatMap((file) => hitsIn(file).map((name) => `${name} in ${file}`))).toEqual([]);
    expect(inFiles.length).toBeGreaterThan(10);
    const [secrets = ''] = inFiles.filter((file) => file.endsWith('secrets.json'));
    expect(Object.keys(JSON.parse(readFileSync(secrets, 'utf8')).secrets)).toContain('knox.privateKey');
    expect(statSync(secrets).mode & 0o777).toBe(0o600);
  });
});

function filesBelow(top: string): string[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
