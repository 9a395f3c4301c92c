import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { countChanges, readChangeWindow } from '../../db/tables/changes.ts';
import type { Services } from '../../services.ts';
import { summariseChange } from './summarise-change.ts';

/** A window of one of the lists: what needs the person, what is to be sent (in that order), or everything (newest first). */
export function listChanges(services: Services, input: ParsedInput<'changes.list'>): CommandOutput<'changes.list'> {
  const counts = countChanges(services.db);
  const changes = readChangeWindow(services.db, input).map((row) => summariseChange(services, row));
  return { changes, total: counts[input.which], counts };
}
