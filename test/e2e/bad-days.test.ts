import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsEn } from '../../src-renderer/text/errors-en.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { connectOwnServers, type OwnServers, startOwnServers } from './driver/own-servers.ts';
import {
  ask,
  carryTo,
  chooseConnection,
  drop,
  listedDevices,
  openPage,
  row,
  selectRows,
  serialIn,
  showOnly,
  syncNow,
  until,
  untilSettled,
} from './driver/person.ts';

let muster: LaunchedMuster;
let servers: OwnServers;
const devices = 6000;

const window = () => muster.window;
const status = () => ask(window(), 'sync.getStatus', {});
const alert = (text: string) => window().getByRole('alert').filter({ hasText: text });

function pagesAskedFor(): number[] {
  const lists = servers
    .now()
    .control.requests()
    .filter(({ path }) => path === '/kcs/v1/kme/devices/list');
  return lists.map(({ query }) => Number(new URLSearchParams(query).get('pageNum')));
}

/** Moves the first rows of one profile to another with the mouse; answers what was moved. */
async function carry(count: number, from: string, to: string): Promise<string[]> {
  await showOnly(window(), from);
  const chosen = await Promise.all(Array.from({ length: count }, (_, at) => serialIn(window(), at)));
  await selectRows(window(), 0, count - 1);
  await carryTo(window(), 0, to);
  await drop(window());
  await window()
    .getByRole('alert')
    .filter({ hasText: `will move to ${to}` })
    .last()
    .waitFor();
  return chosen;
}

const profileOf = (identifier: string) =>
  servers.now().control.listDevices({ identifier }).devices[0]?.profileName ?? null;

beforeAll(async () => {
  servers = await startOwnServers({ devices, switches: { returnsSecondImei: true } });
  muster = await launchMuster();
});
afterAll(async () => {
  await muster.close();
  await servers.close();
});
pictureFailures(() => muster.window);

describe('servers that go away in the middle of the first sync', () => {
  it('are called offline, and what has come can be worked with', async () => {
    await connectOwnServers(muster, servers, 15);
    await until('some of the devices are kept', async () => ((await status()).progress?.done ?? 0) > 0);
    await servers.stop();
    await window()
      .getByRole('button', { name: /^Offline/ })
      .click();
    await window().getByText('No network. Go on working; your changes are kept and sent when it is back.').waitFor();
    await window().keyboard.press('Escape');
    await row(window(), 0).waitFor();
    const listed = await listedDevices(window());
    expect(listed).toBeGreaterThan(0);
    expect(listed).toBeLessThan(devices);
  });

  it('are read on from where it stopped once they are back, to the last device', async () => {
    await servers.start();
    await syncNow(window());
    await untilSettled(window());
    await until('every device is listed', async () => (await listedDevices(window())) === devices);
    const asked = pagesAskedFor();
    expect(asked[0]).toBeGreaterThan(0);
    await window()
      .getByRole('button', { name: /^Online/ })
      .waitFor();
  });
});

describe('servers that answer badly', () => {
  const listing = 'GET /kcs/v1/kme/devices/list';
  const bad = [
    { name: 'half an answer', code: 'answer_incomplete', fault: { match: listing, kind: 'truncate' } },
    { name: 'status 500', code: 'server_failed', fault: { match: listing, kind: 'status', status: 500 } },
    { name: 'a web page', code: 'not_json', fault: { match: listing, kind: 'html' } },
  ] as const;

  it.each(bad)('$name: the sentence stands under the top bar until it works again', async ({ code, fault }) => {
    servers.now().control.setFault(fault);
    await syncNow(window());
    const notice = alert(errorsEn[code].what);
    await notice.waitFor();
    expect(await notice.innerText()).toContain(errorsEn[code].next);
    expect(await notice.innerText()).toContain(code);
    expect(await listedDevices(window())).toBe(devices);
    servers.now().control.clearFaults();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await notice.waitFor({ state: 'detached' });
    await untilSettled(window());
  });

  it('429 with a pause: says so, leaves the server alone for as long, then goes on by itself', async () => {
    servers.now().control.setFault({ match: listing, kind: 'rate-limit', retryAfter: 7, times: 1 });
    await syncNow(window());
    await alert(errorsEn.rate_limited.what).waitFor();
    servers.now().control.clearRequests();
    const pausedAt = Date.now();
    await alert(errorsEn.rate_limited.what).waitFor({ state: 'detached' });
    const first = servers.now().control.requests()[0];
    expect((first?.at ?? 0) - pausedAt).toBeGreaterThan(4000);
    await untilSettled(window());
  });
});

describe('an edit in the portal that meets a waiting change', () => {
  it('is shown side by side; Keep mine sends mine, Take theirs leaves theirs', async () => {
    await chooseConnection(window(), 'Work offline');
    const mine = await carry(2, 'Kiosk tablets', 'Executives');
    const theirs = await carry(3, 'Training room', 'Executives');
    const loan = servers
      .now()
      .control.listProfiles()
      .find(({ name }) => name === 'Loan pool NL');
    servers.now().control.portalEdit({
      kind: 'assign',
      deviceIds: [...mine, ...theirs],
      profileId: loan?.profileId ?? '',
    });
    servers.now().control.clearRequests();
    await chooseConnection(window(), 'Go online');
    await until('both are conflicts', async () => (await status()).conflicts === 5);
    const sent = servers
      .now()
      .control.requests()
      .filter(({ method }) => method === 'PUT');
    expect(sent).toEqual([]);

    await openPage(window(), 'Changes');
    const changes = window().getByRole('list', { name: 'Changes, newest first' });
    const ofMine = changes.getByRole('listitem').filter({ hasText: 'Move 2 devices to Executives' });
    const ofTheirs = changes.getByRole('listitem').filter({ hasText: 'Move 3 devices to Executives' });
    await ofMine.getByRole('button', { name: 'Show the devices of this change' }).click();
    await until('was, seen and will be stand beside one another', async () => {
      const text = await ofMine.getByRole('row').nth(1).innerText();
      return /Kiosk tablets\s+Loan pool NL\s+Executives\s+Conflict/.test(text);
    });
    await ofMine.getByRole('button', { name: 'Keep mine', exact: true }).click();
    await ofTheirs.getByRole('button', { name: 'Take theirs', exact: true }).click();
    await until('none is left', async () => (await status()).conflicts === 0);
    await untilSettled(window());
    expect(mine.map(profileOf)).toEqual(['Executives', 'Executives']);
    expect(theirs.map(profileOf)).toEqual(['Loan pool NL', 'Loan pool NL', 'Loan pool NL']);
    await openPage(window(), 'Devices');
  });
});

describe('no network', () => {
  it('a move waits in amber, is counted everywhere, and goes as soon as the network is back', async () => {
    await servers.stop();
    await syncNow(window());
    await window()
      .getByRole('button', { name: /^Offline/ })
      .waitFor();
    const moved = await carry(4, 'Couriers FR', 'Loan pool NL');
    await window()
      .getByRole('button', { name: /^4 waiting to be sent/ })
      .waitFor();
    await window().getByRole('navigation', { name: 'Pages' }).getByText('4 waiting to be sent').waitFor();
    await window()
      .getByRole('button', { name: /^All devices/ })
      .click();
    await window().getByRole('button', { name: 'Waiting', exact: true }).click();
    await until('only those are listed', async () => (await listedDevices(window())) === 4);
    expect(await row(window(), 0).innerText()).toContain('→ Loan pool NL');
    await servers.start();
    await untilSettled(window());
    expect(moved.map(profileOf)).toEqual(moved.map(() => 'Loan pool NL'));
    await window()
      .getByRole('button', { name: /^Online/ })
      .waitFor();
  });
});
