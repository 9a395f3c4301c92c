import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainStart, findFault } from '#shared/domain/activity-chain.ts';
import { ledgerFile, migrate } from '../../../../../src-main/desk/db/migrate.ts';
import type { WritableDb } from '../../../../../src-main/desk/db/sql.ts';
import { appendActivity, newSha256, readActivity } from '../../../../../src-main/desk/db/tables/activity.ts';
import { openTestDb, type TestDb } from '../../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
  const deed = { at: '2026-11-22T10:00:00.000Z', actor: 'depot', changeId: null, facts: {} } as const;
  appendActivity(test.db, { ...deed, action: 'devices.move' });
});
afterEach(() => test.close());

describe('the activity log in the file', () => {
  it.each([
    "UPDATE activity SET actor = 'mallory' WHERE entry = 1",
    'UPDATE activity SET entry = 7',
    'DELETE FROM activity WHERE entry = 1',
    'DELETE FROM activity',
    "INSERT OR REPLACE INTO activity VALUES (1, '', 'mallory', '', NULL, '{}', '', '', NULL, NULL, NULL)",
    "REPLACE INTO activity VALUES (1, '', 'mallory', '', NULL, '{}', '', '', NULL, NULL, NULL)",
  ])('can be added to and nothing else: %s', (sql) => {
    expect(() => test.db.exec(sql)).toThrow('append-only');
    expect(readActivity(test.db, 5)).toMatchObject([{ entry: 1, actor: 'depot' }]);
  });

  it('written by the version before goes on as it is, with its hash and its head', () => {
    const db = new Database(':memory:') as unknown as WritableDb;
    const hash = '9f5ed4d1fbbd3c7cbe2cd28fcf5a0a1b8bb4b6d6a2f1e2e5a2c0b8f6f3f1f9a0';
    migrate(db, { ...ledgerFile, migrations: ledgerFile.migrations.filter(({ version }) => version < 3) });
    db.exec(`INSERT INTO activity VALUES (1, 'then', 'ann', 'devices.move', NULL, '{}', '', '${hash}')`);
    migrate(db, ledgerFile);
    expect(readActivity(db, 1)).toMatchObject([{ account: null, monotonicMs: null, runId: null, hash }]);
    expect(db.prepare('SELECT entry, hash FROM activity_head').get()).toEqual({ entry: 1, hash });
    const own = appendActivity(db, { at: 'now', actor: 'ann', action: 'devices.move', changeId: null, facts: {} });
    const [newest] = readActivity(db, 1);
    expect([own, newest?.previousHash]).toEqual([2, hash]);
    expect(newest && findFault(newSha256, { ...chainStart, entry: 1, hash }, newest)).toBeNull();
    db.close();
  });
});
