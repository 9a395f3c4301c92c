import { hostname } from 'node:os';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import { openSnapshot } from '../../db/open-snapshot.ts';
import { type JobControl, startJob } from '../../db/run-job.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { appendActivity, MOST_NAMED } from '../../db/tables/activity.ts';
import type { ChangeRow } from '../../db/tables/changes.ts';
import { noteHandover } from '../../db/tables/handover-changes.ts';
import { pickHandover, readOffer } from '../../db/tables/handover-out.ts';
import { type IntegrationRow, readIntegration } from '../../db/tables/integration.ts';
import type { Services } from '../../services.ts';
import { collectRecords, type OutRecord } from './collect-records.ts';
import { writeHandoverFile } from './write-file.ts';

type Input = ParsedInput<'handover.export'>;

/**
 * *Hand over…*: starts writing what waits to a file for another laptop, encrypted with a passphrase, as it stood at one moment.
 * How it goes is told by `job.progress`; the queue is not touched. Throws `not_connected`, `nothing_to_do`, and of the job what
 * keeps a token's value from being read that a change needs.
 */
export async function exportQueue(services: Services, input: Input): Promise<CommandOutput<'handover.export'>> {
  const target = await services.files.resolve(input.file, 'write');
  const integration = readIntegration(services.db);
  if (integration === null) throw new AppError('not_connected', 'the workspace is not connected');
  const total = countAll(services.db, input.parts);
  if (total === 0) throw new AppError('nothing_to_do', 'there is nothing to hand over');
  const job = { kind: 'export', command: 'handover.export', use: 'write', total } as const;
  return { jobId: startJob(services, job, (control) => write(services, { ...input, target, integration }, control)) };
}

function countAll(ledger: ReadableDb, parts: Input['parts']): number {
  const { holds, notes, attributes, batches } = readOffer(ledger);
  const devices = pickHandover(ledger, parts).reduce((sum, change) => sum + change.devices, 0);
  const marked = (parts.holds ? holds : 0) + (parts.notes ? notes : 0) + (parts.batches ? batches : 0);
  return devices + marked + (parts.attributes ? attributes.names + attributes.values : 0);
}

type Wanted = Input & { target: string; integration: IntegrationRow };

async function write(services: Services, wanted: Wanted, control: JobControl): Promise<void> {
  const { target, passphrase, parts } = wanted;
  const snapshot = openSnapshot(services.folder);
  try {
    const changes = pickHandover(snapshot.ledger, parts);
    const records = allRecords(services, wanted, { ledger: snapshot.ledger, changes, handoverId: control.jobId });
    const { signal, report } = control;
    await writeHandoverFile(target, { passphrase, records }, { signal, onProgress: report });
    const { holds, notes, attributes, batches } = readOffer(snapshot.ledger);
    log(services, control.jobId, {
      changeIds: changes.map(({ changeId }) => changeId),
      holds: parts.holds ? holds : 0,
      notes: parts.notes ? notes : 0,
      values: parts.attributes ? attributes.values : 0,
      batches: parts.batches ? batches : 0,
    });
  } finally {
    snapshot.close();
  }
}

type Source = { ledger: ReadableDb; changes: readonly ChangeRow[]; handoverId: string };

async function* allRecords(
  services: Services,
  { integration, parts }: Wanted,
  { ledger, changes, handoverId }: Source,
): AsyncGenerator<OutRecord> {
  const { customerId, region, ivanti } = integration;
  const { workspace, osUser: person, appVersion, clock } = services;
  const record = {
    ...{ handoverId, customerId, region, name: workspace.name, hasIvanti: ivanti !== null },
    ...{ machine: hostname(), person, at: clock.now().toISOString(), appVersion },
  };
  yield { section: 'workspace', record, weight: 0 };
  if (ivanti === null) yield* tokenValues(services, changes);
  yield* collectRecords(ledger, changes, parts);
}

/** Values pasted in by hand that a change has still to carry to Samsung: without them it could not be sent elsewhere. */
async function* tokenValues({ secrets }: Services, changes: readonly ChangeRow[]): AsyncGenerator<OutRecord> {
  const carrying = changes.filter(({ kind }) => kind === 'create-profile' || kind === 'refresh-token');
  for (const profileId of new Set(carrying.map((change) => change.profileId))) {
    const value = await secrets.read(enrollmentTokenSecret(profileId));
    if (value !== null) yield { section: 'token', record: { profileId, value }, weight: 0 };
  }
}

function log(
  { db, clock, osUser, publish }: Services,
  handoverId: string,
  { changeIds, ...counts }: { changeIds: string[]; holds: number; notes: number; values: number; batches: number },
): void {
  const at = clock.now().toISOString();
  transaction(db, () => {
    noteHandover(db, { handoverId, direction: 'out', at }, changeIds);
    const named = changeIds.slice(0, MOST_NAMED);
    const facts = { handoverId, changes: changeIds.length, ...counts, changeIds: named };
    appendActivity(db, { at, actor: osUser, action: 'handover.export', changeId: null, facts });
  });
  publish('data.changed', { tables: ['activity'] });
}
