import { createHash } from 'node:crypto';
import type { ImportColumn, ImportShape } from '#shared/domain/csv-import.ts';
import {
  type GuessedShape,
  type GuessFacts,
  guessShape,
  rowsAbove,
  shapeColumns,
} from '#shared/domain/guess-import-shape.ts';
import { plainName } from '#shared/domain/self-maintained-csv.ts';
import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { recallShape } from '../../db/tables/csv-shapes.ts';
import type { FileHead } from './read-head.ts';

/**
 * How a file is read, what its columns are called, and under what its shape is remembered. `above` counts the filled rows that
 * are no devices: what stands over the names of the columns, and these names.
 */
export type ChosenShape = { shape: ImportShape; headers: string[]; source: string; above: number };

/** What a person wants of a file, and how it was read before. */
export type WantedShape = { wanted: ImportShape; before: ImportShape };

/** As the person wants it; else as such a file was wanted before; else as it looks. Throws `input_invalid`. */
export function chooseShape(
  db: ReadableDb,
  head: FileHead,
  { facts, want }: { facts: GuessFacts; want: WantedShape | null },
): ChosenShape {
  const { encoding, delimiter } = head;
  const skipped = rowsAbove(head.rows, facts.dialects);
  const rows = want?.wanted.header === false ? head.rows : head.rows.slice(skipped);
  const guess = guessShape(rows, facts);
  const width = widthOf(rows, want?.wanted.header ?? guess.header);
  const names = withoutReasons(rows[0] ?? [], facts.dialects);
  const source = sourceOf(names, guess, width);
  const remembered = want === null ? recallShape(db, source) : null;
  const fits = remembered !== null && remembered.columns.length >= Math.min(width, names.length);
  const chosen = want === null ? (fits ? remembered : guess) : asWanted(want, { rows, width, facts });
  const columns = padded(chosen.columns, width);
  return {
    shape: { encoding, delimiter, header: chosen.header, columns, dialect: chosen.dialect },
    headers: headersOf(rows[0] ?? [], chosen.header, width),
    source,
    above: chosen.header ? skipped + 1 : 0,
  };
}

/**
 * Columns a person has changed are taken as they are. Where something else was changed, they follow it: another separator makes
 * other columns, another dialect gives them another meaning.
 */
function asWanted(
  { wanted, before }: WantedShape,
  { rows, width, facts }: { rows: string[][]; width: number; facts: GuessFacts },
): GuessedShape {
  const { header, dialect, columns } = wanted;
  const isSame = JSON.stringify(columns) === JSON.stringify(before.columns);
  const isElse =
    wanted.encoding !== before.encoding ||
    wanted.delimiter !== before.delimiter ||
    header !== before.header ||
    dialect !== before.dialect;
  if (columns.length !== width || (isSame && isElse)) return shapeColumns(rows, { header, dialect }, facts);
  const fields = columns.flatMap((column) =>
    column.kind === 'field' ? column.field : column.kind === 'attribute' ? `attribute ${plainName(column.name)}` : [],
  );
  const twice = fields.find((field, at) => field !== 'password' && fields.indexOf(field) !== at);
  if (twice !== undefined)
    throw new AppError('input_invalid', `${twice} is the meaning of two columns`, { field: 'columns' });
  return { header, columns, dialect };
}

/** Names without a last one that says nothing of a device: mended rows are of the source of the file they were refused in. */
function withoutReasons(names: readonly string[], dialects: GuessFacts['dialects']): readonly string[] {
  const last = plainName(names.at(-1) ?? '');
  const isIgnored = dialects.some(({ ignored }) => ignored.some((name) => plainName(name) === last));
  return isIgnored ? names.slice(0, -1) : names;
}

/** What files of one source have alike: the names of their columns, or how many there are of what kind. */
function sourceOf(first: readonly string[], guess: GuessedShape, width: number): string {
  if (!guess.header) return `cells:${width}:${guess.dialect ?? ''}`;
  const names = JSON.stringify(first.map(plainName));
  return `names:${createHash('sha256').update(names).digest('hex')}`;
}

/** Names say how many columns there are: a cell beyond them is a mistake. */
function widthOf(rows: readonly (readonly string[])[], header: boolean): number {
  if (!header) return Math.max(...rows.map((cells) => cells.length));
  return (rows[0] ?? []).findLastIndex((cell) => cell.trim() !== '') + 1;
}

function padded(columns: readonly ImportColumn[], width: number): ImportColumn[] {
  return Array.from({ length: width }, (_, at) => columns[at] ?? { kind: 'ignored' });
}

/** What the columns are called: as the first line says, and by letters, as spreadsheets do, where it says nothing. */
function headersOf(first: readonly string[], header: boolean, width: number): string[] {
  return Array.from({ length: width }, (_, at) => {
    const name = header ? (first[at] ?? '').trim().slice(0, 100) : '';
    return name === '' ? letters(at) : name;
  });
}

function letters(at: number): string {
  const own = String.fromCharCode(65 + (at % 26));
  return at < 26 ? own : letters(Math.floor(at / 26) - 1) + own;
}
