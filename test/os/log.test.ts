import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRedactor } from '#shared/redaction.ts';
import { createLog } from '../../src-main/os/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const redactor = createRedactor();
const open = (maxSize = 100_000) => createLog({ folder, maxSize, redact: redactor.redact, newId: () => 'id-1' });
const text = () => readFileSync(join(folder, 'muster.log'), 'utf8');

it('writes a line with its time and level', () => {
  open().write('warn', 'the desk is slow');
  expect(text()).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z warn the desk is slow\r?\n$/);
});

it('writes an error with stack and causes, under the id it answers', () => {
  const id = open().report('devices.move', new Error('no such table', { cause: new Error('the root of it') }));
  expect(id).toBe('id-1');
  expect(text()).toMatch(
    /error devices\.move failed \[id-1\] Error: no such table[\s\S]*log\.test[\s\S]*caused by Error: the root/,
  );
});

it('leaves secrets out, of messages, causes and objects alike', () => {
  redactor.learn('canary-4711');
  const log = open();
  log.write('info', 'password canary-4711 was typed');
  log.report('x', new Error('a', { cause: new Error('deep canary-4711') }));
  log.write('error', JSON.stringify({ headers: { 'x-knox-apitoken': 'eyJhbGciOiJSUzUxMiJ9.eyJqdGkiOiIxIn0.c2ln' } }));
  expect(text()).not.toMatch(/canary|eyJ/);
});

it('lets no text pass itself off as an entry of its own', () => {
  open().write('info', 'a tag called\n2026-01-01T00:00:00.000Z error everything is lost');
  expect(text().split('\n')[1]).toMatch(/^ {4}2026/);
});

it('stays within twice its size, in two files', () => {
  const log = open(10_000);
  for (let round = 0; round < 1000; round += 1) log.write('error', `round ${round} ${'x'.repeat(80)}`);
  expect(readdirSync(folder).sort()).toEqual(['muster.log', 'muster.old.log']);
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(bytes).toBeLessThan(20_500);
});

it.skipIf(process.platform === 'win32')('is readable by its owner alone, also when it was not before', () => {
  writeFileSync(join(folder, 'muster.log'), '');
  chmodSync(join(folder, 'muster.log'), 0o644);
  open().write('info', 'hello');
  expect(statSync(join(folder, 'muster.log')).mode & 0o777).toBe(0o600);
});
