import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';

/** A connection that may only be read from; writing functions ask for WritableDb and the compiler keeps them apart. */
export type ReadableDb = Pick<Database.Database, 'prepare'> & { readonly __readable: true };

/** The one connection that writes: ledger as main, cache attached as `cache`, overlay in `temp`. */
export type WritableDb = ReadableDb &
  Pick<
    Database.Database,
    'exec' | 'pragma' | 'transaction' | 'close' | 'open' | 'function' | 'backup' | 'inTransaction'
  >;

/** How a prepared statement gives its rows: objects by column name, arrays of cells, or the first cell alone. */
export type RowShape = 'objects' | 'arrays' | 'first-cells';

type Statements = Map<string, Database.Statement<unknown[], unknown>>;

const statements = new WeakMap<ReadableDb, Record<RowShape, Statements>>();

/** A statement that is compiled once for each connection; for run, get and all (an iterator would block its reuse). */
export function prepared<Row = unknown>(
  db: ReadableDb,
  sql: string,
  shape: RowShape = 'objects',
): Database.Statement<unknown[], Row> {
  let shapes = statements.get(db);
  if (!shapes) {
    shapes = { objects: new Map(), arrays: new Map(), 'first-cells': new Map() };
    statements.set(db, shapes);
  }
  // By the text itself: a key made of shape and text would have to be hashed anew each time, all ten thousand signs of it.
  const known = shapes[shape];
  let statement = known.get(sql);
  if (!statement) {
    statement = db.prepare<unknown[], unknown>(sql);
    if (shape === 'arrays') statement.raw();
    if (shape === 'first-cells') statement.pluck();
    known.set(sql, statement);
  }
  return statement as Database.Statement<unknown[], Row>;
}

/** Runs `work` in one IMMEDIATE transaction; nested calls join the outer one. SQLite's errors become AppErrors. */
export function transaction<Result>(db: WritableDb, work: () => Result): Result {
  if (db.inTransaction) return work();
  try {
    return db.transaction(work).immediate();
  } catch (error) {
    throw asAppError(error);
  }
}

/** Turns an error of SQLite into a code the window has words for; anything else comes back as it is. */
export function asAppError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === 'SQLITE_FULL') return new AppError('disk_full', error.message, {}, { cause: error });
  if (error.code.startsWith('SQLITE_BUSY')) return new AppError('database_busy', error.message, {}, { cause: error });
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
    return new AppError('database_damaged', error.message, {}, { cause: error });
  return error;
}
