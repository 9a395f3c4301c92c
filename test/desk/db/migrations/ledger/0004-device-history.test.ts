import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ledgerFile, migrate } from '../../../../../src-main/desk/db/migrate.ts';
import type { WritableDb } from '../../../../../src-main/desk/db/sql.ts';
import { appendActivity } from '../../../../../src-main/desk/db/tables/activity.ts';
import { makeTestFolder } from '../../open-test-workspace.ts';

describe('the ledger of the version before', () => {
  it('keeps its attributes, and edits of them that can still be undone', () => {
    const db = new Database(join(makeTestFolder(), 'ledger.db')) as unknown as WritableDb;
    onTestFinished(() => void db.close());
    const before = ledgerFile.migrations.filter(({ version }) => version < 4);
    migrate(db, { ...ledgerFile, migrations: before });
    const deed = { at: '2026-11-22T10:00:00.000Z', actor: 'me', changeId: null, facts: {} };
    const set = appendActivity(db, { ...deed, action: 'attributes.set' });
    const undo = appendActivity(db, { ...deed, action: 'attributes.undo' });
    db.exec(`
      INSERT INTO main.attributes VALUES ('Depot', 'text', '');
      INSERT INTO main.attribute_values VALUES
        ('Depot', 'd1', 'Lyon', 'Leeds', ${set}), ('Depot', 'd2', 'Lyon', NULL, ${set}), ('Depot', 'd3', 'Leeds', NULL, ${undo});
    `);
    migrate(db, ledgerFile);
    const values = db.prepare('SELECT device_id, value FROM main.attribute_values ORDER BY device_id').raw().all();
    expect(values).toEqual([
      ['d1', 'Lyon'],
      ['d2', 'Lyon'],
      ['d3', 'Leeds'],
    ]);
    const edits =
      'SELECT device_id, kind, name, entry, was, becomes, undone_by FROM main.device_edits ORDER BY device_id';
    expect(db.prepare(edits).raw().all()).toEqual([
      ['d1', 'attribute', 'Depot', set, 'Leeds', 'Lyon', null],
      ['d2', 'attribute', 'Depot', set, null, 'Lyon', null],
    ]);
  });
});
