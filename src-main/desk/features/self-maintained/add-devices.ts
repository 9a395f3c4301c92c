import { randomUUID } from 'node:crypto';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { createRowJudge, rawRowOf } from '#shared/domain/judge-csv-row.ts';
import type { DeviceProblem, SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { importForm, sweepImports } from '../../db/tables/import-rows.ts';
import { isListed } from '../../db/tables/self-maintained-devices.ts';
import type { Services } from '../../services.ts';
import { findSelfMaintained } from './find-self-maintained.ts';
import { alreadyThere, problemsOf } from './name-problems.ts';

type Input = ParsedInput<'selfMaintained.addDevices'>;

/**
 * *Add More Devices* (behaviour 111): judges devices given by form as rows of a file are and queues them; all or none, with
 * what is wrong as an answer. Throws `profile_not_found`, `profile_not_editable`, `ivanti_needed`.
 */
export function addDevices(services: Services, input: Input): CommandOutput<'selfMaintained.addDevices'> {
  const { db } = services;
  const profile = findSelfMaintained(db, input.profileId);
  const { rows, problems } = judgeForms(db, input);
  if (problems.length > 0) return { changeId: null, problems };
  const importId = randomUUID();
  const changeId = transaction(db, () => {
    sweepImports(db);
    importForm(db, importId, rows);
    const { profileId } = profile;
    const intent = { kind: 'add-self-maintained' as const, profileId, importId, devices: rows.length };
    return queueProfileChange(services, { intent, profileName: profile.name, action: 'selfMaintained.addDevices' });
  });
  announceProfileChange(services);
  return { changeId, problems };
}

function judgeForms(db: ReadableDb, { profileId, devices }: Input): Judged {
  const judge = createRowJudge();
  const judged: Judged = { rows: [], problems: [] };
  for (const [at, form] of devices.entries()) {
    const verdict = judge(rawRowOf(form, at + 1));
    if (verdict.ok) {
      judged.rows.push(verdict.row);
      if (isListed(db, profileId, verdict.row)) judged.problems.push(alreadyThere(at));
    } else judged.problems.push(...problemsOf(verdict, at));
  }
  return judged;
}

type Judged = { rows: SelfMaintainedRow[]; problems: DeviceProblem[] };
