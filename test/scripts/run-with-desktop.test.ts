import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scriptPath } from './load-script.ts';

const projectRoot = resolve(import.meta.dirname, '../..');
const useKeychain = `
  const { getPassword, setPassword } = require('keytar/keytar.js');
  setPassword('muster-test', 'a', 'kept').then(() => getPassword('muster-test', 'a')).then((read) => {
    console.log(JSON.stringify({ read, folder: process.env.MUSTER_KEYRING_DIR, node: process.version }));
  });`;

function runScript(command: string[]) {
  return spawnSync(process.execPath, [scriptPath('run-with-desktop.mjs'), ...command], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
}

describe.runIf(process.platform === 'linux')('a command with a desktop of its own', () => {
  test('ends with the exit code of the command', () => {
    expect(runScript(['sh', '-c', 'exit 7']).status).toBe(7);
  });

  test('has a display', () => {
    expect(runScript(['sh', '-c', 'echo "$DISPLAY$WAYLAND_DISPLAY"']).stdout.trim()).not.toBe('');
  });

  test("has a keychain of its own, which is gone afterwards, and the project's Node first on the PATH", () => {
    const { stdout, stderr } = runScript(['node', '-e', useKeychain]);
    expect(stderr).toBe('');
    const { read, folder, node } = JSON.parse(stdout);
    expect(read).toBe('kept');
    expect(existsSync(folder)).toBe(false);
    expect(node).toMatch(/^v24\./);
  });

  test("keeps the command's errors and drops the session bus's chatter", () => {
    expect(runScript(['sh', '-c', 'echo broken >&2']).stderr).toBe('broken\n');
  });
});
