import { describe, expect, it } from 'vitest';
import type { SimulatorReady } from '#shared/host-messages.ts';
import { defaultSwitches } from '../../src-main/simulator/switches.ts';
import { type SimulatorProcess, simulatorArguments, startSimulator } from '../../src-main/simulator-host.ts';

const ready: SimulatorReady = {
  kind: 'ready',
  baseUrl: 'http://127.0.0.1:4000',
  credentials: {
    customerId: '4710001234',
    keysFile: { Public: 'pub', Private: 'priv', Identifier: 'id' },
    clientIdentifier: 'client',
    oauth: { clientId: 'oid', clientSecret: 'osecret' },
    encryptionPublicKey: 'enc',
    ivanti: { baseUrl: 'http://127.0.0.1:4000/ivanti', user: 'api', password: 'pw' },
  },
};

class FakeSimulator implements SimulatorProcess {
  readonly heard: unknown[] = [];
  killed = false;
  say: (message: SimulatorReady) => void = () => undefined;
  end: (code: number) => void = () => undefined;
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
  onMessage(listener: (message: SimulatorReady) => void): void {
    this.say = listener;
  }
  onExit(listener: (code: number) => void): void {
    this.end = listener;
  }
  kill(): void {
    this.killed = true;
  }
}

describe('starting the simulator', () => {
  it('gives the demo desk its address and credentials once it listens', async () => {
    const process = new FakeSimulator();
    const starting = startSimulator(() => process);
    process.say(ready);
    expect((await starting).connection).toEqual({
      baseUrl: 'http://127.0.0.1:4000',
      accessTokenUrl: 'http://127.0.0.1:4000/ams/v1/oauth2/token',
      customerId: '4710001234',
      encryptionPublicKey: 'enc',
      secrets: {
        'knox.privateKey': 'priv',
        'knox.clientIdentifier': 'client',
        'knox.oauthClientId': 'oid',
        'knox.oauthClientSecret': 'osecret',
        'ivanti.password': 'pw',
      },
      ivanti: { baseUrl: 'http://127.0.0.1:4000/ivanti', user: 'api' },
    });
  });

  it('fails with its exit code when it ends before', async () => {
    const process = new FakeSimulator();
    const starting = startSimulator(() => process);
    process.end(9);
    await expect(starting).rejects.toThrow('code 9');
  });

  it('can be stopped, and tells when it has ended', async () => {
    const process = new FakeSimulator();
    const starting = startSimulator(() => process);
    process.say(ready);
    const running = await starting;
    const stopping = running.stop();
    expect(process.heard).toEqual([{ kind: 'close' }]);
    process.end(0);
    await stopping;
    expect(await running.exited).toBe(0);
    expect(process.killed).toBe(false);
  });
});

describe('the arguments of the simulator', () => {
  const none = { devices: undefined, seed: undefined, switches: undefined };

  it('keep its world in the workspace and make it lively, with switches it knows', () => {
    const args = simulatorArguments('/data/demo', none);
    expect(args.slice(0, 2)).toEqual(['--state-file', '/data/demo/simulated-servers.json']);
    const switches = JSON.parse(args.at(-1) ?? '') as object;
    expect(switches).toMatchObject({ returnsSecondImei: true });
    expect(Object.keys(switches).filter((name) => !Object.hasOwn(defaultSwitches, name))).toEqual([]);
  });

  it('take devices and seed as whole numbers only', () => {
    const args = simulatorArguments('/data/demo', { ...none, devices: '100000', seed: '3; rm -rf' });
    expect(args.slice(0, 2)).toEqual(['--devices', '100000']);
    expect(args).not.toContain('--seed');
  });
});
