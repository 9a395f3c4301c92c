import type { Migration } from '../migration.ts';

/** What the person did and wants: never thrown away. Times are ISO text; lists inside a row are JSON. */
export const ledger0001: Migration = {
  version: 1,
  up(db) {
    db.exec(`
      CREATE TABLE main.integration (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        region TEXT NOT NULL CHECK (region IN ('us', 'eu', 'custom')),
        base_url TEXT NOT NULL,
        access_token_url TEXT NOT NULL,
        customer_id TEXT NOT NULL,
        scheme TEXT NOT NULL CHECK (scheme IN ('kca', 'oauth')),
        ivanti_base_url TEXT,               -- null: no Ivanti server, enrolment tokens are kept by hand
        ivanti_user TEXT,
        sync_interval_ms INTEGER NOT NULL DEFAULT 900000,
        token_warning_days INTEGER NOT NULL DEFAULT 3,
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
        working_offline INTEGER NOT NULL DEFAULT 0 CHECK (working_offline IN (0, 1)),
        connected_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE main.changes (
        sequence INTEGER PRIMARY KEY,       -- the order in which the person made them
        change_id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,                 -- of its intent
        intent TEXT NOT NULL,               -- JSON of ChangeIntent: an absolute end state
        based_on TEXT,                      -- JSON: how a profile stood when the change was made; null for changes of devices
        profile_name TEXT NOT NULL,         -- of the profile concerned, as it was called then
        devices INTEGER NOT NULL,
        state TEXT NOT NULL,                -- summary of its outcomes, a ChangeState
        outcomes TEXT NOT NULL,             -- JSON of OutcomeCounts: how many devices stand in which state
        attempts INTEGER NOT NULL DEFAULT 0,
        not_before TEXT,                    -- null: as soon as possible
        error_code TEXT,
        error_id TEXT,
        reverses TEXT,                      -- the change_id this one takes back, if any
        created_at TEXT NOT NULL,
        app_version TEXT NOT NULL
      ) STRICT;
      CREATE INDEX main.changes_by_state ON changes (state, sequence);

      -- Apart from the change, whose row is written at every step of it: a list may name a million devices.
      CREATE TABLE main.change_targets (
        sequence INTEGER PRIMARY KEY REFERENCES changes (sequence),
        targets TEXT NOT NULL               -- JSON [[baseProfileId | null, [deviceId, ...]], ...]; one subject for a profile
      ) STRICT;

      -- A device with no row here is still 'waiting'.
      CREATE TABLE main.change_outcomes (
        change_id TEXT NOT NULL REFERENCES changes (change_id),
        device_id TEXT NOT NULL,
        state TEXT NOT NULL,
        error_code TEXT,
        error_id TEXT,
        seen_profile_id TEXT,               -- what the server had when it was last looked at: the new base, if any
        at TEXT NOT NULL,
        PRIMARY KEY (change_id, device_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX main.change_outcomes_by_device ON change_outcomes (device_id);

      -- A profile made here gets its id from Samsung later; until then it goes by one of ours.
      CREATE TABLE main.profile_ids (
        own_id TEXT PRIMARY KEY,
        profile_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- What neither server keeps of a profile.
      CREATE TABLE main.profile_facts (
        profile_id TEXT PRIMARY KEY,
        single_device INTEGER NOT NULL DEFAULT 0 CHECK (single_device IN (0, 1)),
        without_token INTEGER NOT NULL DEFAULT 0 CHECK (without_token IN (0, 1)),
        printed_at TEXT,                    -- when a sheet with its enrolment token was last printed
        token_changed_at TEXT,              -- when the value was issued that is kept of Ivanti's token
        warned_at TEXT,                     -- the end of its token that the person was last warned of
        -- a token kept by hand, for a workspace without Ivanti; its value is in the keychain
        hand_issued_at TEXT,
        hand_expires_at TEXT,               -- 'never' or a time
        hand_user TEXT
      ) STRICT, WITHOUT ROWID;

      -- Rows of a CSV file or form that wait to be sent to Ivanti; gone when the change is over.
      CREATE TABLE main.import_rows (
        import_id TEXT NOT NULL,
        row INTEGER NOT NULL,
        imei TEXT,
        serial TEXT,
        manufacturer TEXT,
        user_name TEXT,
        attributes TEXT NOT NULL,           -- JSON: name to value
        PRIMARY KEY (import_id, row)
      ) STRICT, WITHOUT ROWID;

      -- Devices that are left out until somebody lets them go.
      CREATE TABLE main.holds (
        device_id TEXT PRIMARY KEY,
        reason TEXT NOT NULL,
        held_at TEXT NOT NULL,
        held_by TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE main.attributes (
        name TEXT PRIMARY KEY COLLATE NOCASE,
        type TEXT NOT NULL CHECK (type IN ('text', 'number')),
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE main.attribute_values (
        name TEXT NOT NULL COLLATE NOCASE REFERENCES attributes (name) ON DELETE CASCADE,
        device_id TEXT NOT NULL,
        value TEXT NOT NULL,
        previous TEXT,                      -- what the same edit found there, for its undo; null: nothing
        entry INTEGER NOT NULL,             -- of the activity log: the edit it comes from
        PRIMARY KEY (device_id, name)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX main.attribute_values_by_edit ON attribute_values (name, entry);

      CREATE TABLE main.activity (
        entry INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,                -- the account of the operating system
        action TEXT NOT NULL,               -- e.g. devices.move, changes.undo, changes.sent
        change_id TEXT,
        facts TEXT NOT NULL,                -- JSON, no secret in it
        previous_hash TEXT NOT NULL,        -- '' for the first entry
        hash TEXT NOT NULL                  -- SHA-256 over the other columns in order
      ) STRICT;
    `);
  },
};
