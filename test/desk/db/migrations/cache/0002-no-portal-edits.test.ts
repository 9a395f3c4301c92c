import { describe, expect, it } from 'vitest';
import { cache0001 } from '../../../../../src-main/desk/db/migrations/cache/0001-start.ts';
import { cache0002 } from '../../../../../src-main/desk/db/migrations/cache/0002-no-portal-edits.ts';
import { openTestWorkspace } from '../../open-test-workspace.ts';

describe('what was seen to change at Samsung', () => {
  it('goes from the cache to the ledger, once', () => {
    const db = openTestWorkspace();
    const tables = db.prepare("SELECT name FROM cache.sqlite_schema WHERE type = 'table'").pluck();
    expect(tables.all()).not.toContain('portal_edits');
    const old: string[] = [];
    cache0001.up({ exec: (sql: string) => old.push(sql) } as never);
    const [create = ''] = /CREATE TABLE cache\.portal_edits[^;]*;/.exec(old.join('')) ?? [];
    for (let times = 0; times < 2; times += 1) {
      db.exec(create);
      db.exec(`INSERT INTO cache.portal_edits VALUES
        (1, 'd1', '2026-11-22T10:00:00.000Z', 'p1', 'default', 'assigned', 'unassigned'),
        (2, 'd2', '2026-11-22T10:00:00.000Z', 'p1', 'p1', 'assigned', 'provisioned'),
        (3, 'd3', '2026-11-22T10:00:00.000Z', 'p1', NULL, 'assigned', NULL)`);
      cache0002.up(db);
    }
    const events = 'SELECT device_id, what, author, from_profile, to_state FROM main.device_events ORDER BY event';
    expect(db.prepare(events).raw().all()).toEqual([
      ['d1', 'changed', 'portal', 'p1', 'unassigned'],
      ['d2', 'changed', 'device', 'p1', 'provisioned'],
      ['d3', 'gone', 'portal', 'p1', null],
    ]);
    expect(tables.all()).not.toContain('portal_edits');
  });
});
