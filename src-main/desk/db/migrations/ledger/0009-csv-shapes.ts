import type { Migration } from '../migration.ts';

/** How a person corrected the reading of a kind of CSV file, so that the next one is read so at once. */
export const ledger0009: Migration = {
  version: 9,
  up(db) {
    db.exec(`
      CREATE TABLE main.csv_shapes (
        source TEXT PRIMARY KEY,            -- what such files have alike: their first line, or how many columns
        shape TEXT NOT NULL,                -- JSON: header, columns, dialect
        used_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
