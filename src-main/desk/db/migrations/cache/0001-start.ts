import type { Migration } from '../migration.ts';

/** What the servers said: rebuildable, thrown away when damaged. Times are ISO text. */
export const cache0001: Migration = {
  version: 1,
  up(db) {
    db.exec(`
      -- Secondary indexes are in tables/device-indexes.ts: a first sync fills the bare table and builds them at the end.
      CREATE TABLE cache.devices (
        row INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL,
        imei TEXT,                          -- null: a device without one
        imei2 TEXT,                         -- null: the server does not tell
        serial TEXT,
        imei_reversed TEXT,                 -- so that the last digits are a prefix
        imei2_reversed TEXT,
        serial_reversed TEXT,
        model TEXT NOT NULL,
        state TEXT NOT NULL,
        raw_state TEXT NOT NULL,
        profile_id TEXT,                    -- 'default' when approved and in no Samsung profile, null while pending
        user_name TEXT NOT NULL,
        tags TEXT NOT NULL,
        upload_id TEXT,
        order_id TEXT,
        reseller_name TEXT,
        created_at TEXT,
        updated_at TEXT,
        first_seen_at TEXT NOT NULL,
        registration TEXT                   -- at Ivanti, as the triggers on registrations keep it; null: not known there
      ) STRICT;

      -- Every distinct user, model and tag of the devices, for search by any part of it; words no longer used do no harm.
      CREATE TABLE cache.device_words (
        word INTEGER PRIMARY KEY,
        text TEXT NOT NULL UNIQUE COLLATE NOCASE
      ) STRICT;
      CREATE VIRTUAL TABLE cache.device_words_parts
        USING fts5 (text, content = '', tokenize = 'trigram remove_diacritics 1');
      CREATE TRIGGER cache.device_words_added AFTER INSERT ON device_words BEGIN
        INSERT INTO device_words_parts (rowid, text) VALUES (new.word, new.text);
      END;

      -- How far the words of a first sync have been gathered: column by column, value by value.
      CREATE TABLE cache.device_words_cursor (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
        column_name TEXT,
        after_text TEXT
      ) STRICT;
      INSERT INTO cache.device_words_cursor (only) VALUES (1);

      CREATE TABLE cache.profiles (
        profile_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        type TEXT NOT NULL CHECK (type IN ('samsung-kme', 'self-maintained')),
        custom_json TEXT NOT NULL DEFAULT '{}', -- Samsung's Custom JSON without the enrolment token
        token_digest TEXT,                  -- of the enrolment token in it, so that another one is told apart; null: none
        system_apps INTEGER NOT NULL DEFAULT 0 CHECK (system_apps IN (0, 1)),
        updated_at TEXT
      ) STRICT, WITHOUT ROWID;

      -- Bulk enrolment profiles as Ivanti has them; those of Samsung KME go by the same name at Samsung.
      CREATE TABLE cache.ivanti_profiles (
        ivanti_profile_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        self_maintained INTEGER NOT NULL CHECK (self_maintained IN (0, 1)),
        user_id TEXT,
        devices INTEGER NOT NULL,
        updated_at TEXT,
        devices_read TEXT                   -- number of devices and time of change when its list was last read whole
      ) STRICT, WITHOUT ROWID;

      -- Devices of Self-Maintained profiles, which Samsung does not know.
      CREATE TABLE cache.self_maintained_devices (
        profile_id TEXT NOT NULL,
        device_id TEXT NOT NULL,            -- Ivanti's
        place INTEGER NOT NULL,             -- in Ivanti's list
        imei TEXT,
        serial TEXT,
        manufacturer TEXT,
        user_name TEXT,
        attributes TEXT NOT NULL,           -- JSON: name to value
        reading INTEGER NOT NULL,           -- the reading that has seen it last
        PRIMARY KEY (profile_id, device_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cache.self_maintained_devices_by_place ON self_maintained_devices (profile_id, place);
      CREATE INDEX cache.self_maintained_devices_by_imei ON self_maintained_devices (profile_id, imei);
      CREATE INDEX cache.self_maintained_devices_by_serial ON self_maintained_devices (profile_id, serial);

      CREATE TABLE cache.uploads (
        upload_id TEXT PRIMARY KEY,
        order_id TEXT,
        reseller_name TEXT NOT NULL,
        uploaded_at TEXT,
        devices INTEGER NOT NULL,
        approval TEXT NOT NULL CHECK (approval IN ('pending', 'approved'))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE cache.users (
        user_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        email TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- The life of enrolment tokens, never their values.
      CREATE TABLE cache.enrollment_tokens (
        enrollment_token_id TEXT PRIMARY KEY,
        profile_name TEXT NOT NULL,
        user_id TEXT,
        issued_at TEXT,
        expires_at TEXT                     -- 'never', a time, or null when the server does not tell
      ) STRICT, WITHOUT ROWID;

      -- Devices that changed at the server without our doing, newest last; the oldest go when there are too many.
      CREATE TABLE cache.portal_edits (
        edit INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL,
        at TEXT NOT NULL,                   -- when it was seen
        from_profile_id TEXT,
        to_profile_id TEXT,                 -- null: the device is gone
        from_state TEXT NOT NULL,
        to_state TEXT
      ) STRICT;
      CREATE INDEX cache.portal_edits_by_device ON portal_edits (device_id);
      CREATE INDEX cache.portal_edits_by_time ON portal_edits (at);

      CREATE TABLE cache.registrations (
        identifier TEXT PRIMARY KEY,        -- a serial number or an IMEI
        state TEXT NOT NULL CHECK (state IN ('registered', 'pending'))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE cache.sync_cursor (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        first_sync_done INTEGER NOT NULL DEFAULT 0 CHECK (first_sync_done IN (0, 1)),
        next_page INTEGER NOT NULL DEFAULT 0,   -- where a first sync goes on
        page_size INTEGER,                      -- asked for by that first sync; another size starts it anew
        total INTEGER,                          -- as the server counted when the first sync began
        changed_after TEXT,                     -- server time of the newest finished read of devices
        registrations_after TEXT,               -- the same for registrations
        sweep_wanted INTEGER NOT NULL DEFAULT 0 CHECK (sweep_wanted IN (0, 1)), -- a read was not stable
        last_synced_at TEXT,
        last_sweep_at TEXT
      ) STRICT;
      INSERT INTO cache.sync_cursor (only) VALUES (1);
    `);
  },
};
