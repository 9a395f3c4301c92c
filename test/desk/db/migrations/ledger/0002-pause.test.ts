import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { ledgerFile, migrate } from '../../../../../src-main/desk/db/migrate.ts';
import { ledger0001 } from '../../../../../src-main/desk/db/migrations/ledger/0001-start.ts';
import { ledger0002 } from '../../../../../src-main/desk/db/migrations/ledger/0002-pause.ts';
import type { WritableDb } from '../../../../../src-main/desk/db/sql.ts';

it('a workspace of the version before goes on sending, with its changes as they were', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-ledger-'));
  const db = new Database(join(folder, 'ledger.db')) as unknown as WritableDb;
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  migrate(db, { ...ledgerFile, migrations: [ledger0001] });
  db.exec(`
    INSERT INTO main.integration (only, name, description, region, base_url, access_token_url, customer_id, scheme, connected_at)
    VALUES (1, '', '', 'eu', '', '', '', 'kca', '');
    INSERT INTO main.changes (change_id, kind, intent, profile_name, devices, state, outcomes, created_at, app_version)
    VALUES ('c1', 'move', '{}', 'p', 2, 'waiting', '{"waiting":1,"conflict":1}', '', '');
  `);
  migrate(db, { ...ledgerFile, migrations: [ledger0001, ledger0002] });
  expect(db.prepare('SELECT sending_paused FROM main.integration').pluck().get()).toBe(0);
  const needing = `SELECT change_id FROM main.changes INDEXED BY changes_that_need_you
    WHERE outcomes ->> '$.conflict' > 0 OR outcomes ->> '$.refused' > 0 OR outcomes ->> '$.parked' > 0`;
  expect(db.prepare(needing).pluck().all()).toEqual(['c1']);
});
