import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { countPortalEdits } from '../../db/tables/portal-edits.ts';
import type { Services } from '../../services.ts';

/** What the readings of Samsung brought that was not done from here (behaviour 16). */
export function getPortalEdits(
  { db }: Services,
  { since }: ParsedInput<'sync.getPortalEdits'>,
): CommandOutput<'sync.getPortalEdits'> {
  return countPortalEdits(db, since === null ? { event: 0 } : { at: since });
}
