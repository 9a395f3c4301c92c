import { type CellNote, createRowJudge, isBlankRow, type RawRow } from '#shared/domain/judge-csv-row.ts';
import {
  type CellRemark,
  type CsvField,
  type CsvNote,
  type CsvReport,
  MOST_CSV_ROWS,
  MOST_NOTES,
  type RowRefusal,
} from '#shared/domain/self-maintained.ts';
import { type CsvColumn, type CsvDialect, readHeaders } from '#shared/domain/self-maintained-csv.ts';
import { AppError } from '#shared/errors.ts';
import type { CsvRow } from '../../db/read-csv-rows.ts';
import type { StagedRow } from '../../db/tables/staged-rows.ts';

/** What was found in a file: its report without what is known of the file itself. */
export type FileFindings = Omit<CsvReport, 'stagedId' | 'fileName' | 'encoding' | 'delimiter'> & { headers: string[] };

/** Judges the rows of one file in turn. */
export type FileJudge = {
  /** Null for the line with the headers and for blank lines. */
  take(row: CsvRow): StagedRow | null;
  findings(): FileFindings;
};

/**
 * A judge for a file whose columns go by the names of a dialect. It throws what makes the whole file useless:
 * `csv_header_wrong`, `csv_too_many_rows` (behaviour 102), `csv_password` (behaviour 6: never in the clear), `csv_empty`.
 */
export function createFileJudge(dialect: CsvDialect): FileJudge {
  const judge = createRowJudge();
  const found = { rows: 0, accepted: 0, corrected: 0, refused: 0 };
  const problems: CsvNote<RowRefusal>[] = [];
  const remarks: CsvNote<CellRemark>[] = [];
  let head: { headers: string[]; columns: CsvColumn[] } | null = null;

  function takeRow(row: CsvRow, columns: readonly CsvColumn[]): StagedRow {
    found.rows += 1;
    if (found.rows > MOST_CSV_ROWS)
      throw new AppError('csv_too_many_rows', 'too many rows', { line: row.line, most: MOST_CSV_ROWS });
    const verdict = judge(toRawRow(row, columns));
    const name = namer(row.line, columns, dialect);
    if (!verdict.ok) {
      const own = verdict.problems.map(name);
      found.refused += 1;
      problems.push(...own.slice(0, MOST_NOTES - problems.length));
      return { line: row.line, cells: row.cells, problems: own };
    }
    found.accepted += 1;
    if (verdict.remarks.some(({ what }) => what !== 'serial-unusual')) found.corrected += 1;
    remarks.push(...verdict.remarks.slice(0, MOST_NOTES - remarks.length).map(name));
    return { line: row.line, row: verdict.row };
  }

  return {
    take(row) {
      if (isBlankRow(row.cells)) return null;
      if (head !== null) return takeRow(row, head.columns);
      head = { headers: row.cells, columns: readColumns(row, dialect) };
      return null;
    },
    findings() {
      if (head === null || found.rows === 0) throw new AppError('csv_empty', 'no row with anything in it');
      const attributes = head.columns.flatMap((one) => (one.kind === 'attribute' ? one.name : []));
      return { ...found, headers: head.headers, attributes, problems, remarks };
    },
  };
}

function readColumns({ cells, line }: CsvRow, dialect: CsvDialect): CsvColumn[] {
  const columns = readHeaders(cells, dialect);
  if (Array.isArray(columns)) return columns;
  const { problem, column } = columns;
  throw new AppError('csv_header_wrong', `${column}: ${problem}`, { line, column, problem });
}

function toRawRow({ line, cells }: CsvRow, columns: readonly CsvColumn[]): RawRow {
  const fields: Partial<Record<CsvField, string>> = {};
  const attributes: [string, string][] = [];
  let beyond = '';
  for (const [at, cell] of cells.entries()) {
    const column = columns[at] ?? { kind: 'unnamed' };
    if (column.kind === 'field') fields[column.field] = cell;
    else if (column.kind === 'attribute') attributes.push([column.name, cell]);
    else if (column.kind === 'unnamed') beyond ||= cell.trim();
  }
  if (fields.password?.trim()) throw new AppError('csv_password', 'a password in the clear', { line });
  return { line, cells: fields, attributes, beyond };
}

/** Says of a note where in the file it belongs, in the file's own words. */
function namer(line: number, columns: readonly CsvColumn[], dialect: CsvDialect) {
  const headerOf = (column: CellNote<string>['column']): string | null => {
    if (column === null) return null;
    if ('attribute' in column) return column.attribute;
    const own = columns.find((one) => one.kind === 'field' && one.field === column.field);
    return own?.kind === 'field' ? own.header : dialect.columns[column.field].header;
  };
  return <What extends string>({ column, ...note }: CellNote<What>): CsvNote<What> => ({
    ...note,
    line,
    column: headerOf(column),
  });
}
