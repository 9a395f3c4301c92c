import { describe, expect, it } from 'vitest';
import { openTestWorkspace } from '../../open-test-workspace.ts';

describe('the first shape of the cache', () => {
  it('has only strict tables, so that no number hides in a text', () => {
    const db = openTestWorkspace();
    const loose = db
      .prepare(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'cache' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  it('begins with a first sync that has not begun', () => {
    const db = openTestWorkspace();
    expect(db.prepare('SELECT first_sync_done, next_page, total FROM cache.sync_cursor').raw().all()).toEqual([
      [0, 0, null],
    ]);
  });

  it('indexes the parts of a word as it is added, without regard to case and accents', () => {
    const db = openTestWorkspace();
    db.exec("INSERT INTO cache.device_words (text) VALUES ('Hélène Dubois')");
    const find = db.prepare('SELECT rowid FROM cache.device_words_parts WHERE device_words_parts MATCH ?').pluck();
    expect(find.all('"ELENE d"')).toEqual([1]);
    expect(find.all('"elend"')).toEqual([]);
  });
});
