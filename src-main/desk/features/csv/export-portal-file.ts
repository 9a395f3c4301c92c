import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import { type BlockedCell, mostLinesOf } from '#shared/domain/portal-file.ts';
import { AppError } from '#shared/errors.ts';
import { type JobControl, startJob, throwIfCancelled } from '../../db/run-job.ts';
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
  const { db, files, remote } = services;
  const target = await files.resolve(file, 'write');
  const form = portalForm(content, await remote.readCsvDialect());
  const rows = rowsOfScope(db, scope, sort ?? null);
  const job = { kind: 'export', command: 'csv.exportPortalFile', use: 'write', total: rows.length } as const;
  const jobId = startJob(services, job, async (control) => {
    const parts = await writeInParts(target, lines(portalSlices(db, rows, form), control), {
      header: form.header === null ? '' : toCsvLine(form.header, 'raw'),
      mostLines: mostLinesOf(content.kind),
    });
    return String(parts);
  });
  return { jobId };
}

/** Slice by slice; once a cell is blocked nothing more is made, but all that are are counted. */
function* lines(slices: Iterable<PortalSlice>, { signal, report }: JobControl): Generator<string[]> {
  let done = 0;
  let blocked = 0;
  let first: BlockedCell | undefined;
  for (const slice of slices) {
    throwIfCancelled(signal);
    blocked += slice.blocked.length;
    first ??= slice.blocked[0];
    yield first ? [] : slice.lines.map((cells) => toCsvLine(cells, 'raw'));
    done += slice.devices;
    report(done);
  }
  throwIfCancelled(signal);
  if (first)
    throw new AppError('csv_formula_cells', 'cells would be taken for formulas', {
      cells: blocked,
      device: first.label,
    });
  if (done === 0) throw new AppError('nothing_to_do', 'no device to write');
}
