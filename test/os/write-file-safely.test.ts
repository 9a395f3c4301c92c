import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileSafely } from '../../src-main/os/write-file-safely.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-write-'));
  file = join(folder, 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const script = fileURLToPath(new URL('./cut-write-short.ts', import.meta.url));
const cut = (text: string, killAt: number) => spawnSync(process.execPath, [script, file, text, String(killAt)]);

describe('replacing a file', () => {
  it('leaves the old text or the new, whole, when the process is killed at any step', () => {
    writeFileSync(file, 'the old text');
    const stepsOfOneWrite = Number(cut('the old text', 0).stdout.toString());
    expect(stepsOfOneWrite).toBeGreaterThan(8);
    const seen = new Set<string>();
    for (let killAt = 1; killAt <= stepsOfOneWrite; killAt += 1) {
      writeFileSync(file, 'the old text');
      expect(cut('the new text', killAt).signal).toBe('SIGKILL');
      seen.add(readFileSync(file, 'utf8'));
      for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.tmp'))) rmSync(join(folder, name));
    }
    expect([...seen].sort()).toEqual(['the new text', 'the old text']);
  }, 60_000);

  it('clears away what an earlier kill left behind, and nothing else', () => {
    writeFileSync(file, 'old');
    writeFileSync(`${file}.0123456789ab.tmp`, 'half');
    writeFileSync(`${file}.bak`, 'somebody keeps this');
    writeFileSafely(file, 'new');
    expect(readdirSync(folder)).toEqual(['secrets.json', 'secrets.json.bak']);
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it.skipIf(process.platform === 'win32')('lets nobody else read it, from the first byte on', () => {
    writeFileSafely(file, 'new');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('throws and keeps the old text when the new one cannot be written', () => {
    writeFileSync(file, 'old');
    expect(() => writeFileSafely(join(folder, 'no-such-folder', 'secrets.json'), 'new')).toThrow(/ENOENT/);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });
});
