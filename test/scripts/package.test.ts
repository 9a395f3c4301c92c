import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '../..');
const electronDist = join(projectRoot, 'node_modules/electron/dist');
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
// By their place in the wire: run as Node, cookie encryption, NODE_OPTIONS, inspector, asar integrity, asar only,
// browser snapshot, file: privileges. A ninth (WebAssembly traps) keeps Electron's default where it exists.
const SAFE_FUSES = '01001100';

/** The fuse states of a binary, "0" or "1" each, as Electron's start code will read them. */
function readFuses(binary: string): string {
  const bytes = readFileSync(binary);
  const at = bytes.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length;
  return bytes.toString('latin1', at + 2, at + 2 + (bytes[at + 1] ?? 0));
}

describe.runIf(process.platform === 'linux')('the packaged app', () => {
  let output: string;
  let resources: string;

  beforeAll(() => {
    output = mkdtempSync(join(tmpdir(), 'muster-package-'));
    const builder = join(projectRoot, 'node_modules/electron-builder/cli.js');
    const options = [
      `-c.electronDist=${electronDist}`,
      `-c.electronVersion=${readFileSync(join(electronDist, 'version'), 'utf8').replace(/^v/, '')}`,
      `-c.directories.output=${output}`,
      // What is in out/ is for other tests: here it may be old, or not there yet.
      '-c.disableSanityCheckAsar=true',
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, [builder, '--linux', 'dir', ...options], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
    resources = join(output, 'linux-unpacked/resources');
  }, 120_000);

  afterAll(() => {
    rmSync(output, { recursive: true, force: true });
  });

  test('has exactly the fuses we decided on', () => {
    const fuses = readFuses(join(output, 'linux-unpacked/muster'));
    expect(fuses.slice(0, SAFE_FUSES.length)).toBe(SAFE_FUSES);
    expect(fuses.length, 'a new fuse: decide on it').toBeLessThanOrEqual(SAFE_FUSES.length + 1);
  });

  test('carries no module but the two native ones', () => {
    const modules = listPackage(join(resources, 'app.asar'), { isPack: false })
      .map((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/@]+)$/.exec(path)?.[1])
      .filter((name) => name !== undefined)
      .sort();
    expect(modules).toEqual([`@napi-rs/keyring-linux-${process.arch}-gnu`, 'better-sqlite3', 'keytar']);
  });

  test('carries no source, no test and no script of ours', () => {
    const ours = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.split('/')[1]);
    expect([...new Set(ours)].filter((name) => name !== 'out').sort()).toEqual(['node_modules', 'package.json']);
  });

  test('keeps its native binaries outside the archive, where the system can load them', () => {
    const native = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });
    expect(native.filter((path) => path.endsWith('.node')).length).toBeGreaterThanOrEqual(2);
    expect(native.filter((path) => /\.(js|ts|json)$/.test(path))).toEqual([]);
  });
});
