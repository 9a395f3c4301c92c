import type { Migration } from '../migration.ts';

/** What was seen to change at Samsung goes to the ledger, which is never fetched again. */
export const cache0002: Migration = {
  version: 2,
  up(db) {
    db.exec(`
      INSERT INTO main.device_events
        (device_id, at, what, author, from_profile, to_profile, from_state, to_state)
        SELECT e.device_id, e.at, iif(e.to_state IS NULL, 'gone', 'changed'),
          iif(e.to_state IS NULL OR e.from_profile_id IS NOT e.to_profile_id, 'portal', 'device'),
          e.from_profile_id, e.to_profile_id, e.from_state, e.to_state
        FROM cache.portal_edits e
        -- The two files are committed one after the other: this may be the second time.
        WHERE NOT EXISTS (SELECT 1 FROM main.device_events d WHERE d.device_id = e.device_id AND d.at = e.at)
        ORDER BY e.edit;
      DROP TABLE cache.portal_edits;
    `);
  },
};
