import type { Migration } from '../migration.ts';

/**
 * The activity log learns for whom and when by the monotonic clock something was done, and becomes append-only in the file
 * itself. Entries of before keep nulls, and the hash they were written with.
 */
export const ledger0003: Migration = {
  version: 3,
  up(db) {
    db.exec(`
      ALTER TABLE main.activity ADD COLUMN account TEXT;          -- the customer at Knox; null: connected to nothing
      ALTER TABLE main.activity ADD COLUMN monotonic_ms INTEGER;  -- the desk's monotonic clock at the deed
      ALTER TABLE main.activity ADD COLUMN run_id TEXT;           -- the run of the desk that this clock belongs to

      CREATE INDEX main.activity_by_change ON activity (change_id, entry);
      CREATE INDEX main.activity_by_action ON activity (action, entry);
      CREATE INDEX main.activity_by_actor ON activity (actor, entry);
      CREATE INDEX main.activity_by_time ON activity (at, entry);

      -- The newest entry, apart from the log, so that entries cut off its end are missed.
      CREATE TABLE main.activity_head (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        entry INTEGER NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      INSERT INTO main.activity_head SELECT 1, entry, hash FROM main.activity ORDER BY entry DESC LIMIT 1;
      CREATE TRIGGER main.activity_notes_head AFTER INSERT ON activity BEGIN INSERT OR REPLACE INTO activity_head VALUES (1, NEW.entry, NEW.hash); END;

      CREATE TRIGGER main.activity_keeps_what_was BEFORE UPDATE ON activity BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END;
      CREATE TRIGGER main.activity_loses_nothing BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END;
      -- Replacing a row is no deletion to the trigger above.
      CREATE TRIGGER main.activity_replaces_nothing BEFORE INSERT ON activity WHEN EXISTS (SELECT 1 FROM activity WHERE entry = NEW.entry) BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END;
    `);
  },
};
