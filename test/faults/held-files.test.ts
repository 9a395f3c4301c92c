import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { backupAside } from '../../src-main/desk/db/backup-ledger.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { suspect } from '../../src-main/desk/db/suspicion.ts';
import { readUnfinishedChanges } from '../../src-main/desk/db/tables/changes.ts';
import { makeBigWorkspace } from '../desk/db/damage-pages.ts';
import { now } from '../desk/db/open-test-workspace.ts';
import { approvedDevices, effectsOn, move, profileAt, reaches, startSynced } from '../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';
import { thrownCode } from '../helpers/thrown-code.ts';
import { mountTinyDisk, noTinyDisk, setReadOnly } from '../helpers/tiny-disk.ts';

const options = { appVersion: '0.1.0', now };

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

/** Another process that has the file locked for writing until it is told to let go. */
async function holdFile(path: string): Promise<() => Promise<void>> {
  const script = `
    const Database = (await import('better-sqlite3')).default;
    const db = new Database(${JSON.stringify(path)});
    db.exec('BEGIN IMMEDIATE');
    console.log('held');
    process.stdin.once('data', () => { db.exec('ROLLBACK'); db.close(); process.exit(0); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.write('go');
    await once(child, 'exit');
  };
}

describe('a database that another program holds (F12)', () => {
  it('is waited for, then the change is refused by name and not kept by half; afterwards the same goes through, once', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const here = desk;
    const [first, second] = approvedDevices(here, profileAt(here, 1)).map((deviceId) => [deviceId]);
    here.db.pragma('busy_timeout = 400');
    const letGo = await holdFile(join(here.folder, 'ledger.db'));
    const started = performance.now();
    expect(await thrownCode(() => move(here, first ?? [], profileAt(here, 2)))).toBe('database_busy');
    expect(performance.now() - started).toBeGreaterThan(350);
    expect(readUnfinishedChanges(here.db)).toEqual([]);
    await letGo();
    for (const deviceIds of [first ?? [], second ?? []]) {
      await reaches(here, move(here, deviceIds, profileAt(here, 2)), 'done');
      expect(effectsOn(here, deviceIds[0] ?? '')).toBe(1);
    }
  });

  it('keeps the sender from nothing but time: what waits is sent once the file is free', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const here = desk;
    here.loop.workOffline(true);
    const deviceIds = approvedDevices(here, profileAt(here, 1)).slice(0, 2);
    const changeId = move(here, deviceIds, profileAt(here, 2));
    here.loop.workOffline(false);
    here.db.pragma('busy_timeout = 50');
    const letGo = await holdFile(join(here.folder, 'ledger.db'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await letGo();
    await here.until(() => {
      here.clock.advance(60_000);
      return readUnfinishedChanges(here.db).length === 0;
    }, 20_000);
    await reaches(here, changeId, 'done');
    for (const deviceId of deviceIds) expect(effectsOn(here, deviceId)).toBe(1);
  });
});

describe('a program that reads without end (F13)', () => {
  it('makes the log grow but no write slow, and the log is cut back once it has gone', async () => {
    const { folder } = await makeBigWorkspace();
    const { db } = openWorkspaceDb(folder, options);
    onTestFinished(() => void db.close());
    const write = db.prepare(
      "INSERT INTO main.activity (at, actor, action, facts, previous_hash, hash) VALUES ('', '', '', ?, '', '')",
    );
    const slowest = () => {
      const times = Array.from({ length: 100 }, () => {
        const started = performance.now();
        write.run('x'.repeat(20_000));
        return performance.now() - started;
      }).sort((a, b) => a - b);
      return times[50] ?? 0;
    };
    const log = () => statSync(join(folder, 'ledger.db-wal')).size;
    const free = slowest();
    const bounded = log();
    const reader = new Database(join(folder, 'ledger.db'), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM changes').get();
    for (let round = 0; round < 3; round += 1) slowest();
    const held = slowest();
    expect(log()).toBeGreaterThan(2 * bounded);
    expect(held).toBeLessThan(Math.max(5, free * 5));
    reader.exec('COMMIT');
    reader.close();
    db.pragma('main.wal_checkpoint(TRUNCATE)');
    expect(log()).toBe(0);
  });
});

describe('a folder that cannot be written to (F14)', () => {
  it('is not opened, says why, and not a byte of it changes', async ({ skip }) => {
    const disk = mountTinyDisk('16m');
    if (disk === null) return skip(noTinyDisk);
    const workspace = join(disk, 'ws');
    openWorkspaceDb(workspace, options).db.close();
    const contents = () =>
      readdirSync(workspace).map((name) => [name, readFileSync(join(workspace, name)).toString('hex')]);
    const before = contents();
    setReadOnly(disk, true);
    expect(await thrownCode(() => openWorkspaceDb(workspace, options))).toBe('workspace_read_only');
    expect(await thrownCode(() => openWorkspaceDb(join(disk, 'new'), options))).toBe('workspace_read_only');
    expect(contents()).toEqual(before);
    setReadOnly(disk, false);
    openWorkspaceDb(workspace, options).db.close();
  });

  it('by its rights alone', async ({ skip }) => {
    if (process.getuid?.() === 0) return skip('root may write everywhere');
    const { folder } = await makeBigWorkspace();
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    expect(await thrownCode(() => openWorkspaceDb(folder, options))).toBe('workspace_read_only');
  });
});

describe('a disk that failed (F15)', () => {
  it('has its files read whole at the next start, and none is given up that is in order', async () => {
    const { folder } = await makeBigWorkspace();
    suspect(folder, 'disk');
    const { db, ledger, cache } = openWorkspaceDb(folder, options);
    db.close();
    expect([ledger, cache]).toEqual(['sound', 'sound']);
  });
});

describe('a folder on another machine (F16)', () => {
  it('is written without a shared log, and with one again when it has come home', async () => {
    const { folder } = await makeBigWorkspace();
    const far = openWorkspaceDb(folder, { ...options, network: true });
    for (const schema of ['main', 'cache']) {
      expect(far.db.pragma(`${schema}.journal_mode`, { simple: true })).toBe('delete');
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('-shm') && name.startsWith('ledger'))).toEqual([]);
    const signal = new AbortController().signal;
    const workerFile = join(process.cwd(), 'src-main/desk/db/storage-worker.ts');
    await backupAside(folder, { now, kind: 'by-hand', workerFile, signal });
    far.db.close();
    const home = openWorkspaceDb(folder, options);
    expect(home.db.pragma('main.journal_mode', { simple: true })).toBe('wal');
    expect(readUnfinishedChanges(home.db)).toHaveLength(301);
    home.db.close();
  });
});
