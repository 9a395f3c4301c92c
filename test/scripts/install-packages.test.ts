import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadScript } from './load-script.ts';

interface InstallPackages {
  packagesAreCurrent(root: string): boolean;
}
type Packages = Record<string, { version?: string; optional?: boolean }>;

const { packagesAreCurrent } = await loadScript<InstallPackages>('setup/install-packages.mjs');
const wanted: Packages = {
  '': {},
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/only-on-windows': { version: '1.0.0', optional: true },
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'muster-packages-'));
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function writeInstalled(packages: Packages): void {
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

test('a bare clone is not current', () => {
  expect(packagesAreCurrent(root)).toBe(false);
});

test('the versions of the lock file are current, whatever is optional', () => {
  writeInstalled({ 'node_modules/zod': { version: '4.6.7' } });
  expect(packagesAreCurrent(root)).toBe(true);
});

test('another version than that of the lock file is not current', () => {
  writeInstalled({ 'node_modules/zod': { version: '4.6.6' } });
  expect(packagesAreCurrent(root)).toBe(false);
});

test('a package that was added to the lock file since is not current', () => {
  writeInstalled({});
  expect(packagesAreCurrent(root)).toBe(false);
});
