import type { Migration } from '../migration.ts';

/** What a device's line of time is made of: what readings found different, and what was edited here; notes among the latter. */
export const ledger0004: Migration = {
  version: 4,
  up(db) {
    db.exec(`
      -- What readings found different though no change of ours wanted it. A part that stayed as it was is null on both sides.
      CREATE TABLE main.device_events (
        event INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL,
        at TEXT NOT NULL,                   -- when it was seen
        changed_at TEXT,                    -- when it happened, as the server says; null: it does not
        what TEXT NOT NULL CHECK (what IN ('changed', 'appeared', 'reappeared', 'gone', 'registration')),
        author TEXT NOT NULL CHECK (author IN ('portal', 'reseller', 'device', 'ivanti')),
        from_profile TEXT,                  -- as it was called then; its id when nobody knew its name yet
        to_profile TEXT,
        from_state TEXT,                    -- of the device at Samsung; of a registration: Ivanti's
        to_state TEXT,
        from_user TEXT,
        to_user TEXT,
        from_upload TEXT,
        to_upload TEXT
      ) STRICT;
      CREATE INDEX main.device_events_by_device ON device_events (device_id);
      CREATE INDEX main.device_events_by_time ON device_events (at);

      -- Every deed on what is kept here of devices, device by device: for its undo, and for the line of time.
      CREATE TABLE main.device_edits (
        device_id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('hold', 'note', 'attribute')),
        name TEXT NOT NULL COLLATE NOCASE,  -- of the attribute; '' for the others
        entry INTEGER NOT NULL,             -- of the activity log: when, and by whom
        was TEXT,                           -- a value, or JSON [text, at, by] of a hold or note; null: nothing
        becomes TEXT,
        undone_by INTEGER,                  -- the entry of the undo; null: it stands
        PRIMARY KEY (device_id, kind, name, entry)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX main.device_edits_by_entry ON device_edits (entry, device_id);

      CREATE TABLE main.notes (
        note INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        noted_at TEXT NOT NULL,
        noted_by TEXT NOT NULL
      ) STRICT;
      CREATE VIRTUAL TABLE main.notes_parts
        USING fts5 (text, content = 'notes', content_rowid = 'note', tokenize = 'trigram remove_diacritics 1');
      CREATE TRIGGER main.notes_added AFTER INSERT ON notes
        BEGIN INSERT INTO notes_parts (rowid, text) VALUES (new.note, new.text); END;
      CREATE TRIGGER main.notes_removed AFTER DELETE ON notes
        BEGIN INSERT INTO notes_parts (notes_parts, rowid, text) VALUES ('delete', old.note, old.text); END;
      CREATE TRIGGER main.notes_unwritten BEFORE UPDATE ON notes
        BEGIN INSERT INTO notes_parts (notes_parts, rowid, text) VALUES ('delete', old.note, old.text); END;
      CREATE TRIGGER main.notes_rewritten AFTER UPDATE ON notes
        BEGIN INSERT INTO notes_parts (rowid, text) VALUES (new.note, new.text); END;

      CREATE INDEX main.activity_of_change ON activity (change_id) WHERE change_id IS NOT NULL;

      INSERT INTO main.device_edits (device_id, kind, name, entry, was, becomes)
        SELECT v.device_id, 'attribute', v.name, v.entry, v.previous, v.value
        FROM attribute_values v JOIN activity a ON a.entry = v.entry AND a.action = 'attributes.set';
      DROP INDEX main.attribute_values_by_edit;
      ALTER TABLE main.attribute_values DROP COLUMN previous;
      ALTER TABLE main.attribute_values DROP COLUMN entry;
      CREATE INDEX main.attribute_values_by_name ON attribute_values (name);
    `);
  },
};
