import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { startJob } from '../../db/run-job.ts';
import { readHead } from '../../db/tables/activity.ts';
import { findEntries } from '../../db/tables/activity-list.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import type { Services } from '../../services.ts';
import { CSV_COLUMNS, csvParts } from './csv-parts.ts';
import { type HeaderFacts, jsonParts } from './json-parts.ts';
import { writeLogFile } from './write-log-file.ts';

type Input = ParsedInput<'activity.export'>;

/** Starts writing the log to a file; how it goes and how it ends is told by `job.progress`, in entries. */
export async function exportLog(services: Services, input: Input): Promise<CommandOutput<'activity.export'>> {
  const { parts, total } = input.form === 'json' ? jsonFile(services) : csvFile(services, input);
  const target = await services.files.resolve(input.file, 'write');
  const job = { kind: 'export', command: 'activity.export', use: 'write', total } as const;
  return { jobId: startJob(services, job, (control) => writeLogFile(target, parts, control)) };
}

function jsonFile(services: Services) {
  const facts = headerOf(services);
  return { parts: jsonParts(services.db, facts), total: facts.entries };
}

function csvFile({ db }: Services, { headers, filter }: Extract<Input, { form: 'csv' }>) {
  if (headers.length !== CSV_COLUMNS)
    throw new AppError('input_invalid', 'every column needs one header', { field: 'headers' });
  const entries = findEntries(db, filter);
  return { parts: csvParts(db, entries, headers), total: entries.length };
}

/** What is in the file ends with the head as it is now: the log goes on while the file is written. */
function headerOf({ db, workspace, clock, osUser, appVersion }: Services): HeaderFacts {
  const head = readHead(db);
  return {
    workspace: workspace.name,
    account: readIntegration(db)?.customerId ?? null,
    exportedAt: clock.now().toISOString(),
    exportedBy: osUser,
    appVersion,
    entries: head?.entry ?? 0,
    head: head?.hash ?? '',
  };
}
