import { importShapeSchema } from '#shared/domain/csv-import.ts';
import type { GuessedShape } from '#shared/domain/guess-import-shape.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** So many are remembered; those used longest ago go. */
const MOST_SHAPES = 500;

const guessed = importShapeSchema.pick({ header: true, columns: true, dialect: true });

/** How a person has had such a file read, null when nobody did or the words of an older version are not understood. */
export function recallShape(db: ReadableDb, source: string): GuessedShape | null {
  const sql = 'SELECT shape FROM main.csv_shapes WHERE source = ?';
  const text = prepared<string>(db, sql, 'first-cells').get(source);
  return text === undefined ? null : (guessed.safeParse(JSON.parse(text)).data ?? null);
}

/** Remembers how a person wants such a file read. Inside a transaction. */
export function rememberShape(
  db: WritableDb,
  source: string,
  { header, columns, dialect }: GuessedShape,
  at: string,
): void {
  const shape = JSON.stringify({ header, columns, dialect });
  prepared(db, 'INSERT OR REPLACE INTO main.csv_shapes (source, shape, used_at) VALUES (?, ?, ?)').run(
    source,
    shape,
    at,
  );
  prepared(
    db,
    `DELETE FROM main.csv_shapes WHERE source IN
       (SELECT source FROM main.csv_shapes ORDER BY used_at DESC, source LIMIT -1 OFFSET ${MOST_SHAPES})`,
  ).run();
}
