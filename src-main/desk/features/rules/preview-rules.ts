import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';
import { drawProposals } from './draw-proposals.ts';

/** What the rules propose for the selected devices as the lists show them now; nothing is queued. */
export async function previewRules(
  { db }: Services,
  { selection }: ParsedInput<'rules.preview'>,
): Promise<CommandOutput<'rules.preview'>> {
  return (await drawProposals(db, selection)).plan;
}
