import type { Migration } from '../migration.ts';

/** Sending can be paused; the lists of the Changes page, and the change that takes another one back, are found by an index. */
export const ledger0002: Migration = {
  version: 2,
  up(db) {
    db.exec(`
      ALTER TABLE main.integration ADD COLUMN sending_paused INTEGER NOT NULL DEFAULT 0 CHECK (sending_paused IN (0, 1));

      CREATE INDEX main.changes_by_reversed ON changes (reverses) WHERE reverses IS NOT NULL;
      -- The condition has to stand in a query as it stands here (needsYouSql in db/tables/changes.ts).
      CREATE INDEX main.changes_that_need_you ON changes (sequence)
        WHERE outcomes ->> '$.conflict' > 0 OR outcomes ->> '$.refused' > 0 OR outcomes ->> '$.parked' > 0;
    `);
  },
};
