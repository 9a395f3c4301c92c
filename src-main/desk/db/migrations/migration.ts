import type { WritableDb } from '../sql.ts';

/** One step of a database's shape; `version` becomes its user_version in the same transaction. */
export type Migration = { version: number; up(db: WritableDb): void };
