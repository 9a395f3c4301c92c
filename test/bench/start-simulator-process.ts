import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { DemoConnection } from '#shared/host-messages.ts';

/** A simulator in a process of its own, with everything one needs to connect to it. */
export type SimulatorProcess = { connection: DemoConnection; stop(): Promise<void> };

/** Starts the simulator from its command line: `devices` of them, pages of up to 1,000, second IMEIs told. */
export async function startSimulatorProcess(devices: number, switches: object = {}): Promise<SimulatorProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-keys-'));
  const keysFile = join(folder, 'keys.json');
  const all = JSON.stringify({ maxPageSize: 1000, returnsSecondImei: true, ...switches });
  const child = spawn(
    process.execPath,
    [resolve('src-main/simulator/simulator.ts'), '--port', '0', '--devices', String(devices), '--switches', all].concat(
      '--keys-file',
      keysFile,
    ),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const said = await readSheet(child.stdout);
  const keys = JSON.parse(readFileSync(keysFile, 'utf8')) as { Private: string };
  const of = (name: string) => said.get(name) ?? '';
  return {
    connection: {
      baseUrl: of('Base URL'),
      accessTokenUrl: of('OAuth token URL'),
      customerId: of('Customer id'),
      encryptionPublicKey: of('Encryption key'),
      secrets: {
        'knox.privateKey': keys.Private,
        'knox.clientIdentifier': of('Client identifier'),
        'knox.oauthClientId': of('OAuth client id'),
        'knox.oauthClientSecret': of('OAuth secret'),
        'ivanti.password': of('Ivanti password'),
      },
      ivanti: { baseUrl: of('Ivanti'), user: of('Ivanti user') },
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The lines it prints at start: a name, at least two blanks, a value. */
async function readSheet(output: NodeJS.ReadableStream): Promise<Map<string, string>> {
  const sheet = new Map<string, string>();
  for await (const line of createInterface({ input: output })) {
    const [, name, value] = /^(\S.*?)\s{2,}(\S.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) sheet.set(name, value);
    if (name === 'Control') return sheet;
  }
  throw new Error('the simulator did not start');
}
