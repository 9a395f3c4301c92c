import Database from 'better-sqlite3';
import { AppError, codeOf, type ErrorCode } from '#shared/errors.ts';

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

const guards = new WeakMap<ReadableDb, () => void>();

/** Has every transaction ask, before it begins and before it is acknowledged, whether it may: `guard` throws when not. */
export function guardTransactions(db: WritableDb, guard: () => void): void {
  guards.set(db, guard);
}

/** Runs `work` in one IMMEDIATE transaction; nested calls join the outer one. SQLite's errors become AppErrors. */
export function transaction<Result>(db: WritableDb, work: () => Result): Result {
  if (db.inTransaction) return work();
  const guard = guards.get(db);
  guard?.();
  try {
    const result = db.transaction(work).immediate();
    guard?.();
    return result;
  } catch (error) {
    throw asAppError(error);
  }
}

/** Turns an error of SQLite into a code the window has words for; anything else comes back as it is. */
export function asAppError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const found = meanings.find(([pattern]) => pattern.test(error.code));
  return found ? new AppError(found[1], error.message, { reason: error.code }, { cause: error }) : error;
}

/** The first that fits. */
const meanings: readonly [RegExp, ErrorCode][] = [
  // The index of the log cannot grow: there is no room for it.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)/, 'disk_full'],
  [/^SQLITE_BUSY/, 'database_busy'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'database_damaged'],
  [/^SQLITE_READONLY_DBMOVED/, 'database_replaced'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM)/, 'workspace_read_only'],
  [/^SQLITE_IOERR/, 'disk_failed'],
];

const fatal: ReadonlySet<ErrorCode> = new Set(['database_damaged', 'database_replaced', 'disk_failed']);

/** Whether an error means that this connection must not be used any more: the desk starts anew and looks at its files. */
export function endsConnection(error: unknown): boolean {
  return fatal.has(codeOf(error));
}
