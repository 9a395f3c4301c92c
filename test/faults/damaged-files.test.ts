import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkDatabase } from '../../src-main/desk/db/check-database.ts';
import { type OpenedWorkspace, openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { suspect } from '../../src-main/desk/db/suspicion.ts';
import { fillBigWorkspace, flipPages, pagesOf } from '../desk/db/damage-pages.ts';
import { makeTestFolder, now } from '../desk/db/open-test-workspace.ts';

const DEVICES = 600;
/** Changes in the backup, and with the one made after it. */
const [BACKED_UP, ALL] = [300, 301];

/** Made once; each damage is done to a copy of it. */
let model = '';
beforeAll(async () => {
  model = mkdtempSync(join(tmpdir(), 'muster-model-'));
  await fillBigWorkspace(model, DEVICES);
});
afterAll(() => rmSync(model, { recursive: true, force: true }));

function copyModel(): { folder: string; ledger: string; cache: string } {
  const folder = makeTestFolder();
  cpSync(model, folder, { recursive: true });
  return { folder, ledger: join(folder, 'ledger.db'), cache: join(folder, 'cache.db') };
}

function open(folder: string): OpenedWorkspace {
  const workspace = openWorkspaceDb(folder, { appVersion: '0.1.0', now });
  onTestFinished(() => void workspace.db.close());
  return workspace;
}

/** What the workspace holds, and that it is in good order. */
function holdings({ db }: OpenedWorkspace): { changes: number; devices: number } {
  for (const schema of ['main', 'cache']) expect(db.pragma(`${schema}.integrity_check`, { simple: true })).toBe('ok');
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  return { changes: count('main.changes'), devices: count('cache.devices') };
}

/** First, middle and last page of a tree, each ruined alone. */
function somePages(path: string, tree: string): number[] {
  const pages = pagesOf(path, tree);
  return [...new Set([pages[0], pages[Math.floor(pages.length / 2)], pages.at(-1)])].filter(
    (page) => page !== undefined,
  );
}

/** Every kind of page there is, and what becomes of the file. */
const ledgerTrees: [string, 'rebuilt' | 'restored'][] = [
  ['changes', 'restored'],
  ['change_targets', 'restored'],
  ['activity', 'restored'],
  ['sqlite_schema', 'restored'],
  ['changes_by_state', 'rebuilt'],
  ['sqlite_autoindex_changes_1', 'rebuilt'],
];
const cacheTrees: [string, 'rebuilt' | 'empty'][] = [
  ['devices', 'empty'],
  ['device_words', 'empty'],
  ['profiles', 'empty'],
  ['sqlite_schema', 'empty'],
  ['devices_by_id', 'rebuilt'],
  ['devices_by_serial_reversed', 'rebuilt'],
  ['devices_by_profile', 'rebuilt'],
  ['sqlite_autoindex_device_words_1', 'rebuilt'],
  ['device_words_parts_data', 'rebuilt'],
  ['device_words_parts_idx', 'rebuilt'],
];

describe('one page ruined (F07)', () => {
  it.each(ledgerTrees)('of %s in the ledger: the full check sees it, and the ledger is %s', (tree, state) => {
    for (const page of somePages(join(model, 'ledger.db'), tree)) {
      const { folder, ledger } = copyModel();
      flipPages(ledger, [page]);
      expect(checkDatabase(ledger, () => undefined)).not.toEqual([]);
      suspect(folder, 'check');
      const broken = readFileSync(ledger);
      const workspace = open(folder);
      expect([page, workspace.ledger, workspace.cache]).toEqual([page, state, 'sound']);
      expect(holdings(workspace)).toEqual({ changes: state === 'rebuilt' ? ALL : BACKED_UP, devices: DEVICES });
      expect(readFileSync(join(folder, workspace.ledgerSetAside ?? ''))).toEqual(broken);
    }
  });

  it.each(cacheTrees)('of %s in the cache: the full check sees it, and the cache is %s', (tree, state) => {
    for (const page of somePages(join(model, 'cache.db'), tree)) {
      const { folder, cache } = copyModel();
      flipPages(cache, [page]);
      expect(checkDatabase(cache, () => undefined)).not.toEqual([]);
      suspect(folder, 'check');
      const broken = readFileSync(cache);
      const workspace = open(folder);
      expect([page, workspace.ledger, workspace.cache]).toEqual([page, 'sound', state]);
      expect(holdings(workspace)).toEqual({ changes: ALL, devices: state === 'rebuilt' ? DEVICES : 0 });
      expect(readFileSync(join(folder, workspace.cacheSetAside ?? ''))).toEqual(broken);
    }
  });

  it('a few bytes inside any page of the ledger: found, harmless, or a text of a row that nothing can tell from another', () => {
    const path = join(model, 'ledger.db');
    const pages = statSync(path).size / 4096;
    for (let page = 1; page < pages; page += Math.ceil(pages / 12)) {
      const { folder, ledger } = copyModel();
      const restore = flipPages(ledger, [], [[page * 4096 + 8, 6]]);
      const workspace = open(folder);
      expect([ALL, BACKED_UP]).toContain(holdings(workspace).changes);
      restore();
    }
  });
});

describe('a file cut short (F08)', () => {
  it.each(['ledger', 'cache'] as const)('%s: never opened as if it were whole, and always kept', (name) => {
    const size = statSync(join(model, `${name}.db`)).size;
    for (const share of [0, 0.02, 0.5, 0.999]) {
      const { folder, ledger, cache } = copyModel();
      truncateSync(name === 'ledger' ? ledger : cache, Math.floor(size * share));
      const workspace = open(folder);
      const { changes, devices } = holdings(workspace);
      if (name === 'ledger')
        expect([share, workspace.ledger, changes, devices]).toEqual([share, 'restored', BACKED_UP, DEVICES]);
      else expect([share, workspace.cache, changes, devices]).toEqual([share, 'empty', ALL, 0]);
      const kept = name === 'ledger' ? workspace.ledgerSetAside : workspace.cacheSetAside;
      expect(statSync(join(folder, kept ?? '')).size).toBe(Math.floor(size * share));
    }
  });
});

describe('logs that do not belong to their database (F09)', () => {
  it('missing, of another workspace, of last week, or garbage: one state or the other, never a mixture', () => {
    const stranger = copyModel();
    const strange = open(stranger.folder);
    strange.db.exec("UPDATE main.changes SET app_version = 'stranger'");
    const logs: [string, (folder: string) => void][] = [
      ['of another workspace', (folder) => cpSync(`${stranger.ledger}-wal`, join(folder, 'ledger.db-wal'))],
      [
        'with its index',
        (folder) => {
          for (const suffix of ['-wal', '-shm']) cpSync(stranger.ledger + suffix, join(folder, `ledger.db${suffix}`));
        },
      ],
      ['the cache’s', (folder) => cpSync(join(stranger.folder, 'cache.db-wal'), join(folder, 'ledger.db-wal'))],
    ];
    for (const [what, put] of logs) {
      const { folder } = copyModel();
      put(folder);
      const workspace = open(folder);
      const { changes } = holdings(workspace);
      const strangers = workspace.db
        .prepare("SELECT count(*) FROM main.changes WHERE app_version = 'stranger'")
        .pluck()
        .get();
      expect([what, [0, ALL].includes(Number(strangers)), [ALL, BACKED_UP].includes(changes)]).toEqual([
        what,
        true,
        true,
      ]);
    }
  });
});

describe('an index that contradicts its table (F10)', () => {
  /** Fills an index from another column and says it was the right one. */
  const contradict = (path: string, index: string, right: string, wrong: string) => {
    const db = new Database(path);
    const sql = String(db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(index));
    db.exec(`DROP INDEX ${index}; ${sql.replace(right, wrong)}`);
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    db.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?').run(sql, index);
    db.close();
  };

  it('is not seen by reading, but by the full check, and is made anew', () => {
    const { folder, cache } = copyModel();
    contradict(cache, 'devices_by_model', '(model', '(serial');
    const quick = new Database(cache, { readonly: true });
    expect(quick.pragma('quick_check', { simple: true })).toBe('ok');
    quick.close();
    expect(checkDatabase(cache, () => undefined).join()).toContain('devices_by_model');
    suspect(folder, 'check');
    const workspace = open(folder);
    expect(workspace.cache).toBe('rebuilt');
    expect(holdings(workspace)).toEqual({ changes: ALL, devices: DEVICES });
    const byIndex = 'SELECT count(*) FROM cache.devices INDEXED BY devices_by_model WHERE model = ? COLLATE NOCASE';
    expect(workspace.db.prepare(byIndex).pluck().get('SM-G1')).toBe(DEVICES / 60);
  });
});

it('nothing of all this was ever deleted', () => {
  const { folder, ledger, cache } = copyModel();
  for (let round = 0; round < 3; round += 1) {
    truncateSync(ledger, 5000);
    truncateSync(cache, 5000);
    const workspace = openWorkspaceDb(folder, { appVersion: '0.1.0', now: new Date(now.getTime() + round * 1000) });
    workspace.db.close();
  }
  expect(readdirSync(folder).filter((name) => /-damaged-.*\.db$/.test(name))).toHaveLength(6);
  expect(existsSync(ledger)).toBe(true);
});
