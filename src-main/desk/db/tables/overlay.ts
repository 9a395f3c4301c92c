import type { WritableDb } from '../sql.ts';

const columns = `
  device_id TEXT NOT NULL,
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  profile_id TEXT,
  change_id TEXT NOT NULL,
  state TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  base_profile_id TEXT`;

/**
 * Creates `temp.overlay`: the waiting changes as lists see them in SQL, rebuilt from the ledger at every start. One row for
 * each device named by a change that is live (profile_id = wanted profile) or held (live = 0, profile_id null: the server's
 * truth stands, marked). When several changes name a device the newest one wins; the older ones lie in `overlay_below`.
 * `unfinished` is both together: every device of every change that is not over.
 */
export function createOverlay(db: WritableDb): void {
  db.exec(`
    CREATE TABLE temp.overlay (${columns}, PRIMARY KEY (device_id)) STRICT, WITHOUT ROWID;
    CREATE INDEX temp.overlay_by_profile ON overlay (profile_id) WHERE live = 1;
    CREATE INDEX temp.overlay_by_change ON overlay (sequence);
    CREATE TABLE temp.overlay_below (${columns}, PRIMARY KEY (device_id, sequence)) STRICT, WITHOUT ROWID;
    CREATE INDEX temp.overlay_below_by_change ON overlay_below (sequence);
    CREATE TEMP VIEW unfinished AS SELECT * FROM temp.overlay UNION ALL SELECT * FROM temp.overlay_below;
    CREATE TABLE temp.verdicts (
      device_id TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      error_code TEXT,
      error_id TEXT,
      seen_profile_id TEXT
    ) STRICT, WITHOUT ROWID;
  `);
}
