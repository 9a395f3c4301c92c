import type { Migration } from '../migration.ts';

/** Users and passwords that wait for the next assignment of their device. No password is in here: only where it lies. */
export const ledger0008: Migration = {
  version: 8,
  up(db) {
    db.exec(`
      CREATE TABLE main.device_credentials (
        device_id TEXT NOT NULL,
        entry INTEGER NOT NULL,             -- of the activity log: the import they came with, for its undo
        user_name TEXT,                     -- null: stays as it is at Samsung; so with tags
        tags TEXT,
        password_at INTEGER,                -- its place in the sealed file of the import; null: none, or wiped out
        password_bytes INTEGER,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'replaced', 'sent', 'taken-back')),
        replaced_by INTEGER,                -- the entry of the import that took its place
        sent_with TEXT,                     -- the change it was last sent with
        ended_at TEXT,                      -- when it was confirmed, or taken back
        PRIMARY KEY (device_id, entry)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX main.device_credentials_waiting ON device_credentials (device_id) WHERE state = 'waiting';
      CREATE INDEX main.device_credentials_by_entry ON device_credentials (entry, device_id);
      CREATE INDEX main.device_credentials_passwords ON device_credentials (entry) WHERE password_at IS NOT NULL;
      CREATE INDEX main.device_credentials_to_wipe ON device_credentials (entry)
        WHERE password_at IS NOT NULL AND state IN ('sent', 'taken-back');

      -- The sealed file of an import, as long as it may hold a password.
      CREATE TABLE main.password_files (
        entry INTEGER PRIMARY KEY,
        file TEXT NOT NULL UNIQUE
      ) STRICT;
    `);
  },
};
