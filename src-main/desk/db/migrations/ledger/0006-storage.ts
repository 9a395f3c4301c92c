import type { Migration } from '../migration.ts';

/** How this ledger is told from older copies of itself, and how the last full check of the files ended. */
export const ledger0006: Migration = {
  version: 6,
  up(db) {
    db.exec(`
      CREATE TABLE main.storage (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        edition TEXT NOT NULL,              -- another one is in the file ledger-edition: this is an older copy
        checked_at TEXT,                    -- null: never checked in full
        check_problems INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      INSERT INTO main.storage (only, edition) VALUES (1, '');
    `);
  },
};
