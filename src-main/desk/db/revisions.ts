import { prepared, type ReadableDb, type WritableDb } from './sql.ts';

/** What an index of a list depends on: the devices the server told of, the waiting changes, the words found so far and noted here, Ivanti's own, the batches with their notes, and their scans, of which those that were added do not count. */
export type Revised = 'devices' | 'overlay' | 'words' | 'self-maintained' | 'batches' | 'scans';

/** Creates the counters (temporary: they begin anew with each run). */
export function createRevisions(db: WritableDb): void {
  db.exec(`
    CREATE TABLE temp.revisions (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO temp.revisions VALUES ('devices', 1), ('overlay', 1), ('words', 1), ('self-maintained', 1),
      ('batches', 1), ('scans', 1);
  `);
}

/** Says that rows changed, so that lists kept in memory are built again. */
export function bumpRevision(db: WritableDb, name: Revised): void {
  prepared(db, 'UPDATE temp.revisions SET value = value + 1 WHERE name = ?').run(name);
}

/** The counter's value: equal values mean that nothing changed in between. */
export function revisionOf(db: ReadableDb, name: Revised): number {
  return Number(prepared(db, 'SELECT value FROM temp.revisions WHERE name = ?', 'first-cells').get(name));
}
