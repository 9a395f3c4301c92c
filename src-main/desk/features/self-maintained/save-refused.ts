import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import type { CsvNote, RowRefusal } from '#shared/domain/self-maintained.ts';
import { type CsvDialect, readHeaders } from '#shared/domain/self-maintained-csv.ts';
import { AppError } from '#shared/errors.ts';
import { type RefusedRow, readRefused, readStaged } from '../../db/tables/staged-rows.ts';
import { writeParts } from '../../db/write-parts.ts';
import type { Services } from '../../services.ts';

type Input = ParsedInput<'selfMaintained.saveRefused'>;
type Words = Input['words'];

const ROWS_PER_PART = 1_000;

/**
 * *Save refused rows*: the rows as they stood in the file, each with why it is refused, so that they can be mended and
 * chosen again. Throws `not_found`, `file_not_writable`, `disk_full`.
 */
export async function saveRefused(
  services: Services,
  { stagedId, file, words }: Input,
): Promise<CommandOutput<'selfMaintained.saveRefused'>> {
  const { db, files, remote } = services;
  const staged = readStaged(db, stagedId);
  if (staged === null) throw new AppError('not_found', 'this file is held no longer', { stagedId });
  const target = await files.resolve(file, 'write');
  const kept = keptColumns(staged.headers, await remote.readCsvDialect());
  const line = (cells: readonly string[], reason: string) =>
    toCsvLine([...kept.map((at) => cells[at] ?? ''), reason], 'guarded', staged.report.delimiter);
  await writeParts(target, parts());
  return { rows: staged.report.refused };

  function* parts(): Generator<string> {
    yield line(staged?.headers ?? [], words.header);
    for (let after = 0; ; ) {
      const rows = readRefused(db, stagedId, after, ROWS_PER_PART);
      if (rows.length === 0) return;
      yield rows.map((row: RefusedRow) => line(row.cells, reasonOf(row, words))).join('');
      after = rows.at(-1)?.line ?? after;
    }
  }
}

/** Every column but those that say why a row was refused before. */
function keptColumns(headers: readonly string[], dialect: CsvDialect): number[] {
  const columns = readHeaders(headers, dialect);
  return headers.map((_, at) => at).filter((at) => !Array.isArray(columns) || columns[at]?.kind !== 'ignored');
}

function reasonOf({ problems }: RefusedRow, words: Words): string {
  return problems.map((problem) => sentenceOf(problem, words)).join(' ');
}

function sentenceOf({ what, column, detail }: CsvNote<RowRefusal>, { reasons }: Words): string {
  return reasons[what].replace('%column%', column ?? '').replace('%detail%', detail ?? '');
}
