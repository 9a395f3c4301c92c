import type { Migration } from '../migration.ts';

/** Changes that went to another laptop in a file, or came from one. */
export const ledger0005: Migration = {
  version: 5,
  up(db) {
    db.exec(`
      CREATE TABLE main.handover_changes (
        handover_id TEXT NOT NULL,          -- of the file
        direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
        change_id TEXT NOT NULL REFERENCES changes (change_id),
        at TEXT NOT NULL,                   -- when this laptop wrote it or took it over
        PRIMARY KEY (handover_id, direction, change_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX main.handover_changes_by_change ON handover_changes (change_id);

      -- Changes whose rest was left to another laptop: they can come back.
      CREATE TABLE main.left_changes (
        change_id TEXT PRIMARY KEY REFERENCES changes (change_id),
        at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- How their devices stood before; one that was waiting has no row, unless it had one in change_outcomes.
      CREATE TABLE main.left_outcomes (
        change_id TEXT NOT NULL REFERENCES left_changes (change_id) ON DELETE CASCADE,
        device_id TEXT NOT NULL,
        state TEXT NOT NULL,
        error_code TEXT,
        error_id TEXT,
        seen_profile_id TEXT,
        at TEXT NOT NULL,
        PRIMARY KEY (change_id, device_id)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
