import type { WritableDb } from '../sql.ts';

/**
 * Creates `temp.overlay`: the waiting changes as lists see them in SQL, rebuilt from the ledger at every start. One row for
 * each device named by a change that is live (profile_id = wanted profile) or held (live = 0: the server's truth stands,
 * marked). When several changes name a device the newest one wins.
 */
export function createOverlay(db: WritableDb): void {
  db.exec(`
    CREATE TABLE temp.overlay (
      device_id TEXT PRIMARY KEY,
      live INTEGER NOT NULL CHECK (live IN (0, 1)),
      profile_id TEXT,
      change_id TEXT NOT NULL,
      state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX temp.overlay_by_profile ON overlay (profile_id) WHERE live = 1;
  `);
}
