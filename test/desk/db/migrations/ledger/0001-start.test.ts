import { describe, expect, it } from 'vitest';
import { openTestWorkspace } from '../../open-test-workspace.ts';

describe('the first shape of the ledger', () => {
  it('has only strict tables, so that no number hides in a text', () => {
    const db = openTestWorkspace();
    const loose = db
      .prepare(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  it('keeps no outcome of a change that does not exist', () => {
    const db = openTestWorkspace();
    const orphan = db.prepare(
      "INSERT INTO main.change_outcomes (change_id, device_id, state, at) VALUES ('none', 'd', 'done', '')",
    );
    expect(() => orphan.run()).toThrow('FOREIGN KEY');
  });

  it('keeps one integration only', () => {
    const db = openTestWorkspace();
    const second = db.prepare(
      `INSERT INTO main.integration
         (only, name, description, region, base_url, access_token_url, customer_id, scheme, connected_at)
       VALUES (?, '', '', 'eu', '', '', '', 'kca', '')`,
    );
    second.run(1);
    expect(() => second.run(2)).toThrow('CHECK');
  });
});
