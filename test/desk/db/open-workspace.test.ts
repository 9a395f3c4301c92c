import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupLedger } from '../../../src-main/desk/db/backup-ledger.ts';
import { cacheFile, ledgerFile, newestVersion } from '../../../src-main/desk/db/migrate.ts';
import { openWorkspaceDb, setBulkLoad } from '../../../src-main/desk/db/open-workspace.ts';
import type { WritableDb } from '../../../src-main/desk/db/sql.ts';
import { suspect } from '../../../src-main/desk/db/suspicion.ts';
import { countDevices, upsertDevices } from '../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, makeTestFolder, now } from './open-test-workspace.ts';

const options = { appVersion: '0.1.0', now };

function open(folder: string) {
  const opened = openWorkspaceDb(folder, options);
  onTestFinished(() => void opened.db.close());
  return opened;
}

function addChange(db: WritableDb, changeId: string): void {
  db.prepare(
    `INSERT INTO main.changes (change_id, kind, intent, profile_name, devices, state, outcomes, created_at, app_version)
     VALUES (?, 'move', '{}', 'Couriers', 0, 'waiting', '{}', '', '')`,
  ).run(changeId);
}

function changesOf(db: WritableDb): unknown[] {
  return db.prepare('SELECT change_id FROM main.changes ORDER BY sequence').pluck().all();
}

/** A closed workspace with one change in the queue, a backup of it, then another change, and 500 devices. */
function makeWorkspace(): string {
  const folder = makeTestFolder();
  const { db } = openWorkspaceDb(folder, options);
  addChange(db, 'before the backup');
  backupLedger(db, folder, { now, kind: 'daily' });
  addChange(db, 'after the backup');
  upsertDevices(
    db,
    Array.from({ length: 500 }, (_, n) => knoxDevice(n)),
    now,
  );
  db.close();
  return folder;
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, at);
  writeFileSync(path, content);
}

const garbage = Buffer.alloc(4096, 0xa5);

describe('opening a workspace', () => {
  it('makes ledger and cache with WAL, full synchronisation and foreign keys', () => {
    const { db, watch, ...rest } = open(makeTestFolder());
    expect(watch()).toBeNull();
    expect(rest).toEqual({
      ...{ ledger: 'sound', cache: 'sound', ledgerSwapped: false },
      ...{ cacheSetAside: null, ledgerSetAside: null, ledgerRestoredFrom: null },
    });
    for (const file of [ledgerFile, cacheFile]) {
      const { schema } = file;
      expect(db.pragma(`${schema}.journal_mode`, { simple: true })).toBe('wal');
      expect(db.pragma(`${schema}.synchronous`, { simple: true })).toBe(2);
      expect(db.pragma(`${schema}.user_version`, { simple: true })).toBe(newestVersion(file));
    }
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5000);
  });

  it('finds everything again after closing', () => {
    const folder = makeWorkspace();
    const { db } = open(folder);
    expect(changesOf(db)).toEqual(['before the backup', 'after the backup']);
    expect(countDevices(db)).toBe(500);
  });

  it('refuses a second process, and lets it in once the first has ended, however it ended', async () => {
    const folder = makeTestFolder();
    const script = `
      const { openWorkspaceDb } = await import(${JSON.stringify(join(process.cwd(), 'src-main/desk/db/open-workspace.ts'))});
      globalThis.opened = openWorkspaceDb(${JSON.stringify(folder)}, { appVersion: '0', now: new Date() });
      console.log('open');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(() => openWorkspaceDb(folder, options)).toThrowError(expect.objectContaining({ code: 'database_busy' }));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(open(folder).db.open).toBe(true);
  });

  it('lets a bulk load commit without waiting for the disk, and waits again afterwards', () => {
    const folder = makeTestFolder();
    const { db } = open(folder);
    setBulkLoad(db, true);
    expect(db.pragma('cache.synchronous', { simple: true })).toBe(1);
    expect(db.pragma('main.synchronous', { simple: true })).toBe(2);
    upsertDevices(db, [knoxDevice(1)], now);
    setBulkLoad(db, false);
    expect(db.pragma('cache.synchronous', { simple: true })).toBe(2);
    expect(statSync(join(folder, 'cache.db-wal')).size).toBe(0);
  });
});

describe('a database from a newer app', () => {
  for (const name of ['ledger.db', 'cache.db']) {
    it(`is refused and left as it is, byte for byte: ${name}`, () => {
      const folder = makeWorkspace();
      const newer = new Database(join(folder, name));
      newer.pragma('user_version = 99');
      newer.close();
      const files = readdirSync(folder).filter((file) => file.endsWith('.db'));
      const before = files.map((file) => readFileSync(join(folder, file)));
      expect(() => openWorkspaceDb(folder, options)).toThrowError(
        expect.objectContaining({
          code: 'database_newer',
          details: expect.objectContaining({ file: name, version: 99 }),
        }),
      );
      expect(files.map((file) => readFileSync(join(folder, file)))).toEqual(before);
      expect(readdirSync(folder).filter((file) => file.endsWith('.db'))).toEqual(files);
    });
  }

  it('is recognised when only its log says so', () => {
    const folder = makeWorkspace();
    const copy = makeTestFolder();
    const newer = new Database(join(folder, 'ledger.db'));
    newer.pragma('user_version = 99');
    for (const file of ['ledger.db', 'ledger.db-wal']) copyFileSync(join(folder, file), join(copy, file));
    newer.close();
    const before = readFileSync(join(copy, 'ledger.db'));
    expect(() => openWorkspaceDb(copy, options)).toThrowError(expect.objectContaining({ code: 'database_newer' }));
    expect(readFileSync(join(copy, 'ledger.db'))).toEqual(before);
  });

  it('does not keep the workspace locked', () => {
    const folder = makeWorkspace();
    const newer = new Database(join(folder, 'cache.db'));
    newer.pragma('user_version = 99');
    expect(() => openWorkspaceDb(folder, options)).toThrow();
    newer.pragma(`user_version = ${newestVersion(cacheFile)}`);
    newer.close();
    expect(countDevices(open(folder).db)).toBe(500);
  });
});

describe('a damaged cache', () => {
  const damages: [string, (path: string) => void][] = [
    ['of zero bytes', (path) => truncateSync(path, 0)],
    ['that is no database', (path) => writeFileSync(path, 'Dear diary,\n'.repeat(1000))],
    ['cut in the middle', (path) => truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096)],
    ['with a ruined first page', (path) => overwrite(path, 100, garbage)],
    ['that is somebody else’s database', (path) => otherDatabase(path)],
  ];
  for (const [name, damage] of damages) {
    it(`${name} is moved aside, the queue stays`, () => {
      const folder = makeWorkspace();
      damage(join(folder, 'cache.db'));
      const broken = readFileSync(join(folder, 'cache.db'));
      const { db, cacheSetAside, ledgerSetAside } = open(folder);
      expect(cacheSetAside).toBe('cache-damaged-2026-11-22T10-00-00.000Z.db');
      expect(ledgerSetAside).toBeNull();
      expect(readFileSync(join(folder, cacheSetAside ?? ''))).toEqual(broken);
      expect(countDevices(db)).toBe(0);
      expect(changesOf(db)).toEqual(['before the backup', 'after the backup']);
    });
  }

  it('with one ruined page is found after a crash, when the whole file is read', () => {
    const folder = makeWorkspace();
    const crashed = makeTestFolder();
    const { db } = openWorkspaceDb(folder, options);
    upsertDevices(db, [knoxDevice(9999)], now);
    for (const file of readdirSync(folder).filter((name) => /^(cache|ledger)\.db/.test(name))) {
      copyFileSync(join(folder, file), join(crashed, file));
    }
    db.close();
    const pages = statSync(join(crashed, 'cache.db')).size / 4096;
    overwrite(join(crashed, 'cache.db'), Math.floor(pages / 2) * 4096, garbage);
    expect(open(crashed).cacheSetAside).not.toBeNull();
  });

  it('is moved aside at the next start once its damage has shown itself', () => {
    const folder = makeWorkspace();
    suspect(folder, 'damage');
    const first = openWorkspaceDb(folder, options);
    first.db.close();
    expect(first.cacheSetAside).not.toBeNull();
    expect(open(folder).cacheSetAside).toBeNull();
  });
});

describe('a damaged ledger', () => {
  const damages: [string, (path: string) => void][] = [
    ['of zero bytes', (path) => truncateSync(path, 0)],
    ['that is no database', (path) => writeFileSync(path, garbage)],
    ['cut in the middle', (path) => truncateSync(path, 4096)],
    ['with one ruined page', (path) => overwrite(path, 2 * 4096, garbage)],
    ['that is the cache', (path) => copyFileSync(path.replace('ledger', 'cache'), path)],
  ];
  for (const [name, damage] of damages) {
    it(`${name} is moved aside and its newest backup takes its place`, () => {
      const folder = makeWorkspace();
      damage(join(folder, 'ledger.db'));
      const { db, ledgerSetAside, ledgerRestoredFrom, cacheSetAside } = open(folder);
      expect(existsSync(join(folder, ledgerSetAside ?? ''))).toBe(true);
      expect(ledgerRestoredFrom).toBe('ledger-2026-11-22T10-00-00.000Z.db');
      expect(cacheSetAside).toBeNull();
      expect(changesOf(db)).toEqual(['before the backup']);
      expect(countDevices(db)).toBe(500);
    });
  }

  it('is restored from an older backup when the newest is damaged too', () => {
    const folder = makeWorkspace();
    writeFileSync(join(folder, 'backups', 'ledger-2026-11-23T10-00-00.000Z.db'), garbage);
    truncateSync(join(folder, 'ledger.db'), 0);
    expect(open(folder).ledgerRestoredFrom).toBe('ledger-2026-11-22T10-00-00.000Z.db');
  });

  it('is moved aside with its log, so that the log is not taken for the backup’s', () => {
    const folder = makeWorkspace();
    const crashed = makeTestFolder();
    const { db } = openWorkspaceDb(folder, options);
    addChange(db, 'in the log');
    backupLedger(db, crashed, { now, kind: 'daily' });
    for (const file of ['ledger.db', 'ledger.db-wal']) copyFileSync(join(folder, file), join(crashed, file));
    db.close();
    truncateSync(join(crashed, 'ledger.db'), 0);
    const { db: restored, ledgerSetAside } = open(crashed);
    expect(existsSync(join(crashed, `${ledgerSetAside}-wal`))).toBe(true);
    expect(changesOf(restored)).toEqual(['before the backup', 'after the backup', 'in the log']);
  });

  it('is whole again when its log holds all of it', () => {
    const folder = makeTestFolder();
    const crashed = makeTestFolder();
    const { db } = openWorkspaceDb(folder, options);
    addChange(db, 'in the log');
    for (const file of ['ledger.db', 'ledger.db-wal']) copyFileSync(join(folder, file), join(crashed, file));
    db.close();
    writeFileSync(join(crashed, 'ledger.db'), garbage);
    expect(changesOf(open(crashed).db)).toEqual(['in the log']);
  });

  it('without any backup begins empty and says so', () => {
    const folder = makeTestFolder();
    writeFileSync(join(folder, 'ledger.db'), garbage);
    const { db, ledgerSetAside, ledgerRestoredFrom } = open(folder);
    expect(ledgerSetAside).toBe('ledger-damaged-2026-11-22T10-00-00.000Z.db');
    expect(ledgerRestoredFrom).toBeNull();
    expect(changesOf(db)).toEqual([]);
  });

  it('whose index contradicts its table has the index made anew, and nothing is missing', () => {
    const folder = makeWorkspace();
    const ledger = new Database(join(folder, 'ledger.db'));
    ledger.unsafeMode(true);
    ledger.pragma('writable_schema = ON');
    ledger.exec(
      "UPDATE sqlite_schema SET sql = 'CREATE INDEX changes_by_state ON changes (change_id, sequence)' WHERE name = 'changes_by_state'",
    );
    ledger.close();
    const { db, ledger: state, ledgerSetAside } = open(folder);
    expect(state).toBe('rebuilt');
    expect(existsSync(join(folder, ledgerSetAside ?? ''))).toBe(true);
    expect(changesOf(db)).toEqual(['before the backup', 'after the backup']);
    expect(db.pragma('main.integrity_check', { simple: true })).toBe('ok');
  });
});

describe('the logs beside a database', () => {
  it('hold nothing that matters after a proper end', () => {
    const folder = makeWorkspace();
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
  });

  it('full of garbage change nothing', () => {
    const folder = makeWorkspace();
    for (const name of ['ledger.db', 'cache.db']) {
      writeFileSync(join(folder, `${name}-wal`), garbage);
      writeFileSync(join(folder, `${name}-shm`), Buffer.alloc(32768, 0x5a));
    }
    const { db, cacheSetAside, ledgerSetAside } = open(folder);
    expect([cacheSetAside, ledgerSetAside]).toEqual([null, null]);
    expect(changesOf(db)).toEqual(['before the backup', 'after the backup']);
    expect(countDevices(db)).toBe(500);
  });

  it('keep what was committed before a crash', () => {
    const folder = makeTestFolder();
    const crashed = makeTestFolder();
    const { db } = openWorkspaceDb(folder, options);
    addChange(db, 'committed');
    for (const file of readdirSync(folder).filter((name) => /^(cache|ledger)\.db/.test(name))) {
      copyFileSync(join(folder, file), join(crashed, file));
    }
    db.close();
    expect(changesOf(open(crashed).db)).toEqual(['committed']);
  });

  it('of another database are never mixed in: the ledger is whole, or the backup stands in for it', () => {
    const folder = makeWorkspace();
    const other = makeTestFolder();
    const { db: stranger } = openWorkspaceDb(other, options);
    for (let n = 0; n < 300; n += 1) addChange(stranger, `a stranger's change ${n}`);
    copyFileSync(join(other, 'ledger.db-wal'), join(folder, 'ledger.db-wal'));
    stranger.close();
    const { db } = open(folder);
    const known = changesOf(db);
    const own = known.filter((id) => !String(id).includes('stranger'));
    expect(own.length === 0 || own.length === known.length).toBe(true);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

function otherDatabase(path: string): void {
  writeFileSync(path, '');
  const db = new Database(path);
  db.exec('CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1');
  db.close();
}
