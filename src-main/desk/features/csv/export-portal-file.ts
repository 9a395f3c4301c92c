import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import { type BlockedCell, mostLinesOf } from '#shared/domain/portal-file.ts';
import { AppError } from '#shared/errors.ts';
import { type JobControl, startJob, throwIfCancelled } from '../../db/run-job.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import type { Services } from '../../services.ts';
import { type PortalSlice, portalForm, portalSlices } from './portal-lines.ts';
import { rowsOfScope } from './scope-rows.ts';
import { writeInParts } from './write-in-parts.ts';

type Input = ParsedInput<'csv.exportPortalFile'>;

/**
 * Starts writing a file for Samsung's portal or Ivanti, cells as they are (knox-api 6.2), in parts when it is too long for one;
 * its end tells how many. A cell that a spreadsheet would take for a formula is found before anything stands where the person
 * wanted the file (S41).
 */
export async function exportPortalFile(
  services: Services,
  { scope, content, sort, file }: Input,
): Promise<CommandOutput<'csv.exportPortalFile'>> {
  const target = await services.files.resolve(file, 'write');
  const form = portalForm(content, await services.remote.readCsvDialect());
  const rows = rowsOfScope(services.db, scope, sort ?? null);
  const job = { kind: 'export', command: 'csv.exportPortalFile', use: 'write', total: rows.length } as const;
  const jobId = startJob(services, job, async (control) => {
    const written: Written = { lines: 0, passwords: 0 };
    const parts = await writeInParts(target, lines(portalSlices(services, rows, form), control, written), {
      header: form.header === null ? '' : toCsvLine(form.header, 'raw'),
      mostLines: mostLinesOf(content.kind),
      secret: form.columns.includes('password'),
    });
    if (written.passwords > 0) logPasswords(services, written);
    return String(parts);
  });
  return { jobId };
}

type Written = { lines: number; passwords: number };

/** Slice by slice; once a cell is blocked nothing more is made, but all that are are counted. */
async function* lines(
  slices: AsyncIterable<PortalSlice>,
  { signal, report }: JobControl,
  written: Written,
): AsyncGenerator<string[]> {
  let done = 0;
  let blocked = 0;
  let first: BlockedCell | undefined;
  for await (const slice of slices) {
    throwIfCancelled(signal);
    blocked += slice.blocked.length;
    first ??= slice.blocked[0];
    yield first ? [] : slice.lines.map((cells) => toCsvLine(cells, 'raw'));
    done += slice.devices;
    written.lines += slice.lines.length;
    written.passwords += slice.passwords;
    report(done);
  }
  throwIfCancelled(signal);
  if (first)
    throw new AppError('csv_formula_cells', 'cells would be taken for formulas', {
      cells: blocked,
      device: first.label,
    });
}

/** Passwords in clear have left: how many, never which. */
function logPasswords({ db, clock, osUser: actor, publish }: Services, { lines: devices, passwords }: Written): void {
  const at = clock.now().toISOString();
  const deed = { at, actor, action: 'credentials.export', changeId: null, facts: { devices, passwords } } as const;
  transaction(db, () => appendActivity(db, deed));
  publish('data.changed', { tables: ['activity'] });
}
