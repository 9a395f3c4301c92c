import type { Migration } from '../migration.ts';

/** Rules that propose a profile for devices, in the order they are asked. */
export const ledger0010: Migration = {
  version: 10,
  up(db) {
    db.exec(`
      CREATE TABLE main.rules (
        rule_id TEXT PRIMARY KEY,
        position INTEGER NOT NULL,          -- from 1; the first rule that names a device wins
        subject TEXT NOT NULL CHECK (subject IN ('model', 'reseller', 'order', 'upload', 'tag')),
        how TEXT NOT NULL CHECK (how IN ('begins', 'contains')),
        pattern TEXT NOT NULL,
        profile_id TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
