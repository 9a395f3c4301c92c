import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ImportColumn, ImportNote } from '#shared/domain/csv-import.ts';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import { isRefusal } from '#shared/domain/judge-import-row.ts';
import { plainName } from '#shared/domain/self-maintained-csv.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { type HeldImport, needImport } from '../../db/tables/staged-imports.ts';
import { writeParts } from '../../db/write-parts.ts';
import type { Services } from '../../services.ts';
import { assertUnchanged } from './read-head.ts';
import { readAgain } from './read-staged.ts';

type Input = ParsedInput<'csv.saveRefusedRows'>;

/**
 * *Save refused rows*: the rows as they stand in the file, each with why it is refused, so that they can be mended and
 * imported again. The file is read once more, for of cells without a meaning nothing is held. Throws `not_found`,
 * `csv_file_changed`, `file_not_writable`, `disk_full`.
 */
export async function saveRefusedRows(
  { db, files, remote }: Services,
  { stagedId, file, passwords, words }: Input,
): Promise<CommandOutput<'csv.saveRefusedRows'>> {
  const held = needImport(db, stagedId);
  await assertUnchanged(held.path, held.stamp);
  const target = await files.resolve(file, 'write');
  const dialects = await remote.readImportDialects();
  const dialect = dialects.find(({ name }) => name === held.shape.dialect);
  const nameOf = (field: string) =>
    [dialect, ...dialects].flatMap((one) => Object.entries(one?.columns ?? {})).find(([own]) => own === field)?.[1][0];
  await writeParts(target, linesOf(db, held, { passwords, words, nameOf: (field) => nameOf(field) ?? field }));
  return { rows: held.preview.refused };
}

type Writing = Pick<Input, 'passwords' | 'words'> & { nameOf(field: string): string };

async function* linesOf(db: ReadableDb, held: HeldImport, writing: Writing): AsyncGenerator<string> {
  const { shape, preview } = held;
  const { passwords, words } = writing;
  const kept = preview.headers.flatMap((header, at) => (plainName(header) === plainName(words.header) ? [] : at));
  const hidden = passwords ? new Set<number>() : passwordColumns(shape.columns);
  const line = (cells: readonly string[], reason: string) => {
    const shown = kept.map((at) => (hidden.has(at) ? '' : (cells[at] ?? '')));
    return toCsvLine([...shown, reason], 'guarded', shape.delimiter);
  };
  yield toCsvLine([...kept.map((at) => namesOf(held, writing)[at] ?? ''), words.header], 'guarded', shape.delimiter);
  for await (const rows of readAgain(db, held, new AbortController().signal)) {
    const refused = rows.flatMap(({ row, cells }) =>
      row.cells === null ? [] : line(cells, reasonOf(row.notes, words)),
    );
    if (refused.length > 0) yield refused.join('');
  }
}

/** What the columns are called. A file without names gets some, or the column with the reasons would be taken for a cell. */
function namesOf({ shape, preview }: HeldImport, { nameOf }: Writing): string[] {
  if (shape.header) return preview.headers;
  return shape.columns.map((column) => {
    if (column.kind === 'field') return nameOf(column.field);
    return column.kind === 'attribute' ? column.name : '';
  });
}

function passwordColumns(columns: readonly ImportColumn[]): Set<number> {
  return new Set(columns.flatMap((column, at) => (column.kind === 'field' && column.field === 'password' ? at : [])));
}

function reasonOf(notes: readonly ImportNote[] | null, { reasons }: Input['words']): string {
  const said = (notes ?? []).flatMap(({ what, column, cell, detail }) => {
    if (!isRefusal(what)) return [];
    return reasons[what]
      .replace('%column%', () => column ?? '')
      .replace('%cell%', () => cell)
      .replace('%detail%', () => detail ?? '');
  });
  return said.join(' ');
}
