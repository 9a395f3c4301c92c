import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { errorsEn } from '../../src-renderer/text/errors-en.ts';
import { fillIn } from './driver/connect-form.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { hasOwnKeyring, lockKeyring, noKeychain, unlockKeyring } from './driver/keyring.ts';
import { killMuster, type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { connectOwnServers, type OwnServers, startOwnServers } from './driver/own-servers.ts';
import { ask, chooseConnection, listedDevices, openPage, row, syncNow, until, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let servers: OwnServers;
let userDataDir = '';
let workspace = '';
const devices = 2400;
const assigning = 'PUT /kcs/v1/kme/devices/assignProfile';

const window = () => muster.window;
const control = () => servers.now().control;
const status = () => ask(window(), 'sync.getStatus', {});
const alert = (text: string) => window().getByRole('alert').filter({ hasText: text });
const profileOf = (identifier: string) => control().listDevices({ identifier }).devices[0]?.profileName ?? null;

async function start(env: Record<string, string> = {}): Promise<void> {
  muster = await launchMuster({ userDataDir, env });
}

/** Devices that are provisioned in a profile, as many as wanted. */
function provisionedIn(profileName: string, count: number): string[] {
  const found = control().listDevices({ profileName, state: 'provisioned', limit: count }).devices;
  return found.map(({ deviceId }) => deviceId);
}

function profileId(profileName: string): ProfileId {
  const found = control()
    .listProfiles()
    .find(({ name }) => name === profileName);
  if (found === undefined) throw new Error(`the servers know no profile ${profileName}`);
  return found.profileId as ProfileId;
}

async function move(deviceIds: string[], profile: ProfileId): Promise<void> {
  await ask(window(), 'devices.move', { selection: { kind: 'named', deviceIds }, profileId: profile });
}

/** How often the servers changed each of the devices. */
function effectsOn(deviceIds: readonly string[]): number[] {
  const effects = control().effects();
  return deviceIds.map((id) => Object.values(effects[id] ?? {}).reduce((sum, times) => sum + times, 0));
}

async function untilWriting(): Promise<void> {
  await until('the change is on its way', async () =>
    control()
      .requests()
      .some(({ method }) => method === 'PUT'),
  );
}

beforeAll(async () => {
  userDataDir = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  servers = await startOwnServers({ devices });
  await start();
  workspace = await connectOwnServers(muster, servers, 0);
  await untilSettled(window());
});
afterAll(async () => {
  await muster.close();
  await servers.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
});
pictureFailures(() => muster.window);

describe('kill -9', () => {
  it('of the background process: the window says so, goes on, and nothing that waits is lost', async () => {
    await chooseConnection(window(), 'Work offline');
    await move(provisionedIn('Couriers FR', 5), profileId('Executives'));
    await muster.app.evaluate(({ app }) => {
      const desk = app
        .getAppMetrics()
        .find(({ serviceName, name }) => `${serviceName} ${name}`.includes('Muster desk'));
      if (desk) process.kill(desk.pid, 'SIGKILL');
    });
    const notice = window().getByText('Muster’s background process stopped and is starting again.').first();
    await notice.waitFor({ state: 'attached' });
    await notice.waitFor({ state: 'detached' });
    await window()
      .getByRole('button', { name: /^5 waiting to be sent/ })
      .waitFor();
    await until('the list is there', async () => (await listedDevices(window())) === devices);
    await chooseConnection(window(), 'Go online');
    await untilSettled(window());
  });

  it('of the whole app while an answer is coming: each device is moved exactly once', async () => {
    const wanted = [...provisionedIn('Field engineers UK', 250), ...provisionedIn('Couriers FR', 300)];
    expect(wanted.length).toBeGreaterThan(500);
    control().clearRequests();
    control().setFault({ match: assigning, kind: 'slow-body', delayMs: 500, times: 1 });
    await move(wanted, profileId('Kiosk tablets'));
    await untilWriting();
    await killMuster(muster);
    await start();
    await untilSettled(window());
    expect(new Set(wanted.map(profileOf))).toEqual(new Set(['Kiosk tablets']));
    expect(effectsOn(wanted)).toEqual(wanted.map(() => 1));
  });

  it('of the whole app before the servers did anything: sent again, and done once', async () => {
    const wanted = provisionedIn('Warehouse scanners', 7);
    control().clearRequests();
    control().setFault({ match: assigning, kind: 'hang', times: 1 });
    await move(wanted, profileId('Executives'));
    await untilWriting();
    await killMuster(muster);
    await start();
    await untilSettled(window());
    expect(new Set(wanted.map(profileOf))).toEqual(new Set(['Executives']));
    expect(effectsOn(wanted)).toEqual(wanted.map(() => 1));
  });

  it('of the whole app without a network: what waited still waits, in amber, and goes when the network is back', async () => {
    const wanted = provisionedIn('Training room', 4);
    const executives = profileId('Executives');
    await servers.stop();
    await syncNow(window());
    await window()
      .getByRole('button', { name: /^Offline/ })
      .waitFor();
    await move(wanted, executives);
    await killMuster(muster);
    await start();
    await window()
      .getByRole('button', { name: /^Offline/ })
      .waitFor();
    await window()
      .getByRole('button', { name: /^4 waiting to be sent/ })
      .waitFor();
    await servers.start();
    await untilSettled(window());
    expect(wanted.map(profileOf)).toEqual(wanted.map(() => 'Executives'));
  });
});

describe('a file that is not as it was left', () => {
  const ledger = () => join(workspace, 'ledger.db');
  const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

  function setVersion(version: number): number {
    const db = new Database(ledger());
    const before = Number(db.pragma('user_version', { simple: true }));
    db.pragma(`user_version = ${version}`);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    return before;
  }

  it('the ledger of a newer version: one page says so, and not a byte of it changes', async () => {
    await muster.close();
    const version = setVersion(999);
    const before = hashOf(ledger());
    await start();
    await window().getByRole('heading', { name: 'This workspace cannot be opened' }).waitFor();
    const notice = alert(errorsEn.database_newer.what);
    expect(await notice.innerText()).toContain(errorsEn.database_newer.next);
    expect(await window().getByRole('grid').count()).toBe(0);
    await muster.close();
    expect(hashOf(ledger())).toBe(before);
    setVersion(version);
  });

  it('a damaged cache: kept aside and fetched again, while what waits stays', async () => {
    await start();
    await untilSettled(window());
    await chooseConnection(window(), 'Work offline');
    const wanted = provisionedIn('Loan pool NL', 6);
    await move(wanted, profileId('Training room'));
    await muster.close();
    const file = openSync(join(workspace, 'cache.db'), 'r+');
    for (const page of [0, 1, 2, 3, 4]) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    closeSync(file);
    await start();
    await window()
      .getByRole('button', { name: /^6 waiting to be sent/ })
      .waitFor();
    expect(readdirSync(workspace).filter((name) => /^cache-damaged-.*\.db$/.test(name))).toHaveLength(1);
    await chooseConnection(window(), 'Go online');
    await untilSettled(window());
    await until('every device is listed again', async () => (await listedDevices(window())) === devices);
    expect(new Set(wanted.map(profileOf))).toEqual(new Set(['Training room']));
    expect(effectsOn(wanted)).toEqual(wanted.map(() => 1));
  });
});

describe('a keychain that does not answer', () => {
  const secrets = () => readFileSync(join(workspace, 'secrets.json'), 'utf8');

  it('absent: the app opens, shows and takes everything, says why nothing is sent, and sends once told the secrets', async () => {
    await muster.close();
    const before = secrets();
    await start(noKeychain);
    await row(window(), 0).waitFor();
    await alert(errorsEn.keychain_absent.what).waitFor();
    const wanted = provisionedIn('Couriers FR', 2);
    await move(wanted, profileId('Executives'));
    await window()
      .getByRole('button', { name: /^2 waiting to be sent/ })
      .waitFor();
    await alert(errorsEn.keychain_absent.what).getByRole('button', { name: 'Open settings' }).click();
    await window().getByText('No keychain on this computer.').waitFor();
    const { oauth } = servers.now().credentials;
    await fillIn(muster, { clientId: oauth.clientId, clientSecret: oauth.clientSecret });
    await window().getByRole('button', { name: 'Save', exact: true }).click();
    await untilSettled(window());
    expect(wanted.map(profileOf)).toEqual(['Executives', 'Executives']);
    await openPage(window(), 'Devices');
    await muster.close();
    expect(secrets()).toBe(before);
  });

  it.runIf(hasOwnKeyring())('locked: the same, and it works again as soon as it is unlocked', async () => {
    const before = secrets();
    lockKeyring();
    try {
      await start();
      await row(window(), 0).waitFor();
      await alert(errorsEn.keychain_locked.what).waitFor();
      expect(await listedDevices(window())).toBe(devices);
    } finally {
      await unlockKeyring();
    }
    await alert(errorsEn.keychain_locked.what).getByRole('button', { name: 'Try again' }).click();
    await alert(errorsEn.keychain_locked.what).waitFor({ state: 'detached' });
    await untilSettled(window());
    expect((await status()).error).toBe(null);
    expect(secrets()).toBe(before);
  });
});
