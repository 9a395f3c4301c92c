import type { Migration } from '../migration.ts';

/** Batches: a depot's unit of work, its delivery note, and what was scanned (ui 5). */
export const ledger0007: Migration = {
  version: 7,
  up(db) {
    db.exec(`
      CREATE TABLE main.batches (
        batch_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        depot TEXT NOT NULL DEFAULT '',
        profile_id TEXT,
        due_at TEXT,
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'held', 'closed')),
        note_name TEXT,                     -- file name of the delivery note
        hold_entry INTEGER,                 -- of the activity log: what put its devices on hold; null: none of them
        created_at TEXT NOT NULL,
        created_by TEXT NOT NULL,
        closed_at TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE main.batch_notes (
        note INTEGER PRIMARY KEY,
        batch_id TEXT UNIQUE REFERENCES batches ON DELETE SET NULL -- whose delivery note it is; null: nobody's yet, or no longer
      ) STRICT;
      -- Written long before they are anybody's, in the order of their keys: no index of its own is filled at random.
      CREATE TABLE main.note_lines (
        note INTEGER NOT NULL,
        line INTEGER NOT NULL,              -- of the file it came from
        imei TEXT,
        imei2 TEXT,
        serial TEXT,
        model TEXT,
        order_id TEXT,
        carton TEXT,
        PRIMARY KEY (note, line)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE main.note_codes (        -- what those lines are found by
        kind INTEGER NOT NULL,              -- 0: IMEI, 1: second IMEI, 2: serial number
        code TEXT NOT NULL,
        note INTEGER NOT NULL,
        line INTEGER NOT NULL,
        PRIMARY KEY (kind, code, note, line)
      ) STRICT, WITHOUT ROWID;
      CREATE VIEW main.batch_lines AS
        SELECT n.batch_id, l.line, l.imei, l.imei2, l.serial, l.model, l.order_id, l.carton
        FROM batch_notes n CROSS JOIN note_lines l ON l.note = n.note WHERE n.batch_id IS NOT NULL;
      CREATE VIEW main.batch_codes AS
        SELECT n.batch_id, c.kind, c.code, c.line
        FROM note_codes c CROSS JOIN batch_notes n ON n.note = c.note WHERE n.batch_id IS NOT NULL;
      CREATE TABLE main.batch_scans (
        scan INTEGER PRIMARY KEY,
        batch_id TEXT NOT NULL REFERENCES batches ON DELETE CASCADE,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        text TEXT NOT NULL,                 -- as the scanner typed it
        imei TEXT,
        imei2 TEXT,
        serial TEXT,
        device_id TEXT,                     -- at the time of the scan; null: not in this tenant then
        verdict TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX main.batch_scans_batch ON batch_scans (batch_id, scan);
      CREATE INDEX main.batch_scans_count ON batch_scans (batch_id, undone, verdict);
      CREATE INDEX main.batch_scans_imei ON batch_scans (imei) WHERE imei IS NOT NULL;
      CREATE INDEX main.batch_scans_imei2 ON batch_scans (imei2) WHERE imei2 IS NOT NULL;
      CREATE INDEX main.batch_scans_serial ON batch_scans (serial) WHERE serial IS NOT NULL;
      CREATE INDEX main.batch_scans_device ON batch_scans (device_id) WHERE device_id IS NOT NULL;
    `);
  },
};
