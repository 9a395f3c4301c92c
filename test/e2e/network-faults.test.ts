import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSimulator, startSimulator } from '../../src-main/simulator/start-simulator.ts';
import { type FaultProxy, type Mischief, startFaultProxy } from '../faults/fault-proxy.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, until, untilSettled } from './driver/person.ts';

const ASSIGN = '/kcs/v1/kme/devices/assignProfile';

let muster: LaunchedMuster;
let simulator: RunningSimulator;
let proxy: FaultProxy;

const window = () => muster.window;

beforeAll(async () => {
  simulator = await startSimulator({ devices: 60 });
  proxy = await startFaultProxy(simulator.baseUrl);
  muster = await launchMuster();
  await ask(window(), 'shell.createWorkspace', { name: 'Behind a proxy' });
  const { customerId, oauth } = simulator.credentials;
  await ask(window(), 'integration.connect', {
    name: 'Behind a proxy',
    description: '',
    region: 'custom',
    baseUrl: proxy.baseUrl,
    accessTokenUrl: `${proxy.baseUrl}/ams/v1/oauth2/token`,
    customerId,
    credentials: { scheme: 'oauth', ...oauth },
    ivanti: null,
  });
  await untilSettled(window());
});
afterAll(async () => {
  proxy.play(null);
  await muster.close();
  await proxy.close();
  await simulator.close();
});
pictureFailures(() => muster.window);

const mischiefs: Mischief[] = [
  { kind: 'reset-before' },
  { kind: 'reset-after-apply' },
  { kind: 'reset-mid-response' },
  { kind: 'stale-keep-alive' },
  { kind: 'damaged-gzip' },
  { kind: 'truncated' },
  { kind: 'captive-portal' },
  { kind: 'status', status: 504, applied: true },
];

describe('the network of the real app (reliability F25 to F27)', () => {
  it.each(mischiefs.map((mischief, at) => ({ name: JSON.stringify(mischief), mischief, at })))(
    '$name: each device is moved once',
    async ({ mischief, at }) => {
      const profiles = simulator.control.listProfiles();
      const to = profiles[1 + (at % 2)]?.profileId ?? '';
      const deviceIds = simulator.control
        .listDevices({ limit: 60 })
        .devices.filter(({ state, profileId }) => state !== 'pending' && profileId !== to)
        .slice(0, 3)
        .map(({ deviceId }) => deviceId);
      const effects = () =>
        deviceIds.map((deviceId) =>
          Object.values(simulator.control.effects()[deviceId] ?? {}).reduce((a, b) => a + b, 0),
        );
      const before = effects();
      let left = 1;
      proxy.play(({ path, reused }) => {
        const meant = mischief.kind === 'stale-keep-alive' ? reused : path === ASSIGN;
        if (!meant || left === 0) return null;
        left -= 1;
        return mischief;
      });
      await ask(window(), 'devices.move', { selection: { kind: 'named', deviceIds }, profileId: to });
      await ask(window(), 'sync.start', { full: false });
      await until('every device is there', async () =>
        deviceIds.every((identifier) => simulator.control.listDevices({ identifier }).devices[0]?.profileId === to),
      );
      await untilSettled(window());
      proxy.play(null);
      expect(effects().map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 1]);
    },
  );

  it('reads no more of an endless answer than it can hold, and says so', async () => {
    proxy.play(({ path }) => (path.endsWith('/devices/list') ? { kind: 'huge' } : null));
    await ask(window(), 'sync.start', { full: false });
    await until(
      'it says so',
      async () => (await ask(window(), 'sync.getStatus', {})).error?.code === 'answer_too_large',
    );
    proxy.play(null);
    await ask(window(), 'sync.start', { full: false });
    await untilSettled(window());
  });
});

describe('leaving while changes wait (reliability F41)', () => {
  it('asks with the number of devices; who stays goes on where they were', async () => {
    await ask(window(), 'sync.workOffline', { offline: true });
    const to = simulator.control.listProfiles()[3]?.profileId ?? '';
    const { devices } = simulator.control.listDevices({ limit: 60 });
    const deviceIds = devices.filter(({ state, profileId }) => state !== 'pending' && profileId !== to).slice(0, 2);
    const selection = { kind: 'named' as const, deviceIds: deviceIds.map(({ deviceId }) => deviceId) };
    await ask(window(), 'devices.move', { selection, profileId: to });
    // Told on the screen, it was told to the shell as well.
    await window()
      .getByRole('button', { name: /^2 waiting to be sent/ })
      .waitFor();
    const asked = await muster.app.evaluate(async ({ app, dialog }) => {
      const seen: string[] = [];
      await new Promise<void>((resolve) => {
        dialog.showMessageBox = (async (...args: [unknown, { message?: string }?]) => {
          const options = (args[1] ?? args[0]) as { message: string };
          seen.push(options.message);
          resolve();
          return { response: 1, checkboxChecked: false };
        }) as typeof dialog.showMessageBox;
        app.quit();
      });
      return seen;
    });
    expect(asked).toEqual(['2 devices wait for changes to be sent.']);
    expect((await ask(window(), 'sync.getStatus', {})).waiting).toBe(2);
  });
});
