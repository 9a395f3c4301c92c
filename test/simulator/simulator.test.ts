import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const ENTRY = resolve('src-main/simulator/simulator.ts');
let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
  child = null;
});

/** Starts the simulator as its own program and waits for what it prints. */
async function start(...args: string[]): Promise<{ text: string; baseUrl: string }> {
  child = spawn(process.execPath, [ENTRY, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('/control/state')) break;
  }
  return { text, baseUrl: /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '' };
}

describe('the simulator from the command line', () => {
  it('says what it is, where it listens and which credentials to use, and writes keys.json on request', async () => {
    const keysFile = join(mkdtempSync(join(tmpdir(), 'muster-keys-')), 'keys.json');
    const { text, baseUrl } = await start('--devices', '50', '--seed', '3', '--keys-file', keysFile);
    expect(text).toContain('Simulator, built from public documentation');
    const answer = await fetch(`${baseUrl}/control/credentials`);
    const { value } = (await answer.json()) as {
      value: { customerId: string; keysFile: object; clientIdentifier: string };
    };
    expect(text).toContain(value.customerId);
    expect(text).toContain(value.clientIdentifier);
    expect(JSON.parse(readFileSync(keysFile, 'utf8'))).toEqual(value.keysFile);
  });

  it('ends with code 0 on SIGTERM', async () => {
    await start('--devices', '10');
    child?.kill('SIGTERM');
    expect(await once(child as ChildProcess, 'exit')).toEqual([0, null]);
  });
});
