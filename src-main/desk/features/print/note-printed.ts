import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { DataTable } from '#shared/events.ts';
import { transaction, type WritableDb } from '../../db/sql.ts';
import { appendActivity, type Deed } from '../../db/tables/activity.ts';
import { noteFacts } from '../../db/tables/profile-facts.ts';
import { readProfileSummaries } from '../../db/tables/profile-summaries.ts';
import type { Services } from '../../services.ts';

type Input = ParsedInput<'print.notePrinted'>;
type Printed = Pick<Deed, 'action' | 'facts'>;

/** Writes down what was printed or saved as PDF: of sheets also when, so that those older than a token's value are known. */
export function notePrinted(services: Services, input: Input): CommandOutput<'print.notePrinted'> {
  const { db, clock, osUser } = services;
  const at = clock.now().toISOString();
  transaction(db, () => {
    for (const printed of deedsOf(db, input)) appendActivity(db, { at, actor: osUser, changeId: null, ...printed });
    if (input.kind === 'sheets') for (const profileId of input.profileIds) noteFacts(db, profileId, { printedAt: at });
  });
  const tables: DataTable[] = input.kind === 'sheets' ? ['activity', 'profiles', 'enrollmentTokens'] : ['activity'];
  services.publish('data.changed', { tables });
  return null;
}

function deedsOf(db: WritableDb, input: Input): Printed[] {
  const { kind, form } = input;
  if (kind === 'labels') return [{ action: 'print.labels', facts: { devices: input.devices, name: input.name, form } }];
  if (kind === 'report') return [{ action: 'print.report', facts: { name: input.name, form } }];
  const { copies, withWifi } = input;
  const names = new Map(readProfileSummaries(db).map(({ profileId, name }) => [profileId, name]));
  return input.profileIds.map((profileId) => ({
    action: 'print.sheets',
    facts: { profileId, profileName: names.get(profileId) ?? profileId, copies, withWifi, form },
  }));
}
