import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import { PLAN_FORMAT, type PlanColumn, type PlanRow, planColumns } from '#shared/domain/plan-row.ts';
import { type JobControl, startJob, throwIfCancelled } from '../../db/run-job.ts';
import { readUnfinishedChanges } from '../../db/tables/changes.ts';
import { writeParts } from '../../db/write-parts.ts';
import type { Services } from '../../services.ts';
import { type PlannedChange, readPlan } from './read-plan.ts';

type Input = ParsedInput<'changes.exportPlan'>;

/**
 * *Export plan*: writes what is not over, device by device, as a CSV file that no spreadsheet takes for formulas or as one
 * JSON document that names its format; how it goes and how it ends is told by `job.progress`.
 */
export async function exportPlan(services: Services, input: Input): Promise<CommandOutput<'changes.exportPlan'>> {
  const target = await services.files.resolve(input.file, 'write');
  const total = readUnfinishedChanges(services.db).reduce((sum, { devices }) => sum + devices, 0);
  const job = { kind: 'export', command: 'changes.exportPlan', use: 'write', total } as const;
  const { form } = input;
  const jobId = startJob(services, job, (control) => {
    if (form.kind === 'json') return writeParts(target, jsonParts(services, control), { mark: false });
    return writeParts(target, csvParts(services, form, control));
  });
  return { jobId };
}

/** Some columns hold codes, for which the person's words are put in; codes without a word stay as they are. */
const spoken: readonly PlanColumn[] = ['kind', 'what', 'willBe', 'state', 'reason'];

function* csvParts(
  services: Services,
  { headers, words }: Extract<Input['form'], { kind: 'csv' }>,
  control: JobControl,
): Generator<string> {
  const cellOf = (row: PlanRow, column: PlanColumn) => {
    const cell = row[column];
    if (cell === null || typeof cell === 'number') return cell === null ? null : String(cell);
    // A profile may well be called like a code.
    const isCode = spoken.includes(column) && (column !== 'willBe' || row.kind === 'delete');
    return isCode ? (words[`${column}.${cell}`] ?? cell) : cell;
  };
  yield toCsvLine(headers, 'guarded');
  for (const { slices } of counted(services, control)) {
    for (const rows of slices)
      yield rows
        .map((row) =>
          toCsvLine(
            planColumns.map((column) => cellOf(row, column)),
            'guarded',
          ),
        )
        .join('');
  }
}

function* jsonParts(services: Services, control: JobControl): Generator<string> {
  const { clock, workspace, appVersion } = services;
  const head = { ...PLAN_FORMAT, exportedAt: clock.now().toISOString(), workspace: workspace.name, appVersion };
  yield `${JSON.stringify(head).slice(0, -1)},"changes":[`;
  let first = true;
  for (const { order, change, slices } of counted(services, control)) {
    const { changeId, intent, profileName, state, createdAt } = change;
    const about = { order, change: changeId, kind: intent.kind, target: profileName, state, createdAt };
    yield `${first ? '' : ','}\n${JSON.stringify(about).slice(0, -1)},"lines":[`;
    first = false;
    let separator = '\n';
    for (const rows of slices) {
      if (rows.length === 0) continue;
      yield separator + rows.map((row) => JSON.stringify(lineOf(row))).join(',\n');
      separator = ',\n';
    }
    yield ']}';
  }
  yield '\n]}\n';
}

function lineOf({ order: _order, change: _change, kind: _kind, target: _target, ...line }: PlanRow) {
  return line;
}

/** The plan, telling how many devices of it have been written. */
function* counted(services: Services, { signal, report }: JobControl): Generator<PlannedChange> {
  let done = 0;
  for (const planned of readPlan(services)) {
    yield { ...planned, slices: watched(planned.slices) };
    done += planned.change.devices;
    report(done);
  }

  function* watched(slices: Iterable<PlanRow[]>): Generator<PlanRow[]> {
    for (const rows of slices) {
      throwIfCancelled(signal);
      yield rows;
    }
  }
}
