import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { type ImportColumn, type ImportRow, importVerdicts } from '#shared/domain/csv-import.ts';
import { HIDDEN_CELL } from '#shared/domain/judge-import-row.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type HeldImport, needImport, readImportRows, type StagedImportRow } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';

/**
 * A window of the rows of a file. A refused row is shown as it stands there; a good one as it is taken, so that what was
 * altered is seen, and without the columns that are ignored. Throws `not_found`.
 */
export function listImportRows(
  { db }: Services,
  { stagedId, verdict, first, count }: ParsedInput<'csv.listImportRows'>,
): CommandOutput<'csv.listImportRows'> {
  const held = needImport(db, stagedId);
  const { numbers, total } = numbersOf(held.verdicts, verdict, { first, count });
  const names = new Map(held.preview.profiles.flatMap(({ name, profileId }) => (profileId ? [[profileId, name]] : [])));
  const rows = readImportRows(db, held.base, numbers).map((row, at) =>
    toRow(row, held, { number: numbers[at] ?? 0, names }),
  );
  return { rows, total };
}

type Range = { first: number; count: number };

/** Which rows stand in a window of those of a verdict, counted from 1, and how many there are of it. */
function numbersOf(
  verdicts: Uint8Array,
  verdict: ImportRow['verdict'] | undefined,
  { first, count }: Range,
): { numbers: number[]; total: number } {
  if (verdict === undefined) {
    const length = Math.max(0, Math.min(count, verdicts.length - first));
    return { numbers: Array.from({ length }, (_, at) => first + at + 1), total: verdicts.length };
  }
  const wanted = importVerdicts.indexOf(verdict);
  const numbers: number[] = [];
  let total = 0;
  for (let at = 0; at < verdicts.length; at += 1) {
    if (verdicts[at] !== wanted) continue;
    if (total >= first && numbers.length < count) numbers.push(at + 1);
    total += 1;
  }
  return { numbers, total };
}

type Place = { number: number; names: ReadonlyMap<string, string> };

function toRow(row: StagedImportRow, { verdicts, shape }: HeldImport, { number, names }: Place): ImportRow {
  return {
    line: row.line,
    verdict: importVerdicts[verdicts[number - 1] ?? 0] ?? 'accepted',
    cells: row.cells ?? shape.columns.map((column) => cellOf(row, column, names) ?? ''),
    notes: row.notes ?? [],
    known: row.deviceId !== null,
  };
}

function cellOf(row: StagedImportRow, column: ImportColumn, names: ReadonlyMap<string, string>): string | null {
  if (column.kind === 'ignored') return null;
  if (column.kind === 'attribute') return row.extras?.attributes[column.name] ?? null;
  switch (column.field) {
    case 'identifier':
      return row.imei ?? row.serial;
    case 'imei':
    case 'imei2':
    case 'serial':
    case 'model':
    case 'carton':
      return row[column.field];
    case 'order':
      return row.orderId;
    case 'profile':
      return nameOf(row.profileId, names);
    case 'password':
      return row.extras?.hasPassword ? HIDDEN_CELL : null;
    case 'manufacturer':
    case 'userName':
    case 'tags':
      return row.extras?.[column.field] ?? null;
  }
}

function nameOf(profileId: ProfileId | null, names: ReadonlyMap<string, string>): string | null {
  return profileId === null ? null : (names.get(profileId) ?? profileId);
}
