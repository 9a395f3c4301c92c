import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const db = (name: string) => JSON.stringify(resolve('src-main/desk/db', name));
const helper = (name: string) => JSON.stringify(resolve('test/helpers', name));
const CHANGES = 12;

/** Queues changes the way the desk does, and acknowledges each with a line, as the desk answers the window. */
const child = `
  import { writeSync } from 'node:fs';
  const { openWorkspaceDb } = await import(${db('open-workspace.ts')});
  const { asAppError } = await import(${db('sql.ts')});
  const { fillCache, knoxDevice } = await import(${helper('open-test-db.ts')});
  const { queueMove } = await import(${helper('queue-move.ts')});
  const [folder, pragma] = process.argv.slice(1);
  const { db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now: new Date() });
  const devices = Array.from({ length: ${CHANGES} }, (_, n) => knoxDevice(n, 'p1'));
  await fillCache(db, devices, ['p1', 'p2']);
  if (pragma) db.pragma(pragma);
  writeSync(1, 'begin\\n');
  for (const { deviceId } of devices) {
    try {
      queueMove(db, [deviceId], 'p2');
      writeSync(1, 'acknowledged\\n');
    } catch (error) {
      writeSync(1, 'refused ' + (asAppError(error).code ?? error.message) + '\\n');
    }
  }
  process.kill(process.pid, 'SIGKILL');`;

const missing = spawnSync('strace', ['-V']).error === undefined ? null : 'strace is not installed (npm run setup)';

/** What the child asked of the system, before its first change and from there on. */
function trace(pragma: string, ...options: string[]): { before: string[]; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'muster-fsync-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const node = [process.execPath, '--input-type=module', '-e', child, folder, pragma];
  const calls = 'trace=fsync,fdatasync,pwrite64,write';
  const { stderr, stdout } = spawnSync('strace', ['-f', '-y', '-e', calls, ...options, ...node], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const lines = stderr.split('\n');
  const begin = lines.findIndex((line) => line.includes('"begin\\n"'));
  expect(begin, stdout + stderr.slice(-2000)).toBeGreaterThan(0);
  return { before: lines.slice(0, begin), lines: lines.slice(begin) };
}

/** How many acknowledgements left while something of the ledger's log was not yet on the disk, and how many there were. */
function judge(lines: readonly string[]): { early: number; acknowledged: number } {
  let dirty = false;
  const result = { early: 0, acknowledged: 0 };
  for (const line of lines) {
    if (/pwrite64\(\d+<[^>]*ledger\.db-wal>/.test(line)) dirty = true;
    if (/f(data)?sync\(\d+<[^>]*ledger\.db-wal>\)\s+= 0/.test(line)) dirty = false;
    if (!line.includes('"acknowledged\\n"')) continue;
    result.acknowledged += 1;
    if (dirty) result.early += 1;
  }
  return result;
}

describe('a change that was acknowledged (F03)', () => {
  it('was on the disk before: its log is synchronised ahead of every answer', ({ skip }) => {
    if (missing) return skip(missing);
    expect(judge(trace('').lines)).toEqual({ early: 0, acknowledged: CHANGES });
  });

  it('would be seen not to be, were the ledger written as SQLite does by itself', ({ skip }) => {
    if (missing) return skip(missing);
    const { early, acknowledged } = judge(trace('main.synchronous = NORMAL').lines);
    expect(acknowledged).toBe(CHANGES);
    expect(early).toBe(CHANGES);
  });
});

describe('a disk that fails (F15)', () => {
  it('while a change is made certain: the change is refused by name, and never acknowledged later by a second try of the same', ({
    skip,
  }) => {
    if (missing) return skip(missing);
    const earlier = trace('').before.filter((line) => /f(data)?sync\(/.test(line)).length;
    const { lines } = trace('', '-e', `inject=fsync,fdatasync:error=EIO:when=${earlier + 3}+`);
    const refusals = lines.filter((line) => line.includes('"refused '));
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.every((line) => line.includes('"refused disk_failed\\n"'))).toBe(true);
    expect(judge(lines).early).toBe(0);
  });
});
