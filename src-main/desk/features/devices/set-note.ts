import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { editInSlices } from '../../db/edit-in-slices.ts';
import { nameDevices } from '../../db/name-devices.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import type { Services } from '../../services.ts';

/**
 * Writes a note to the selected devices, in place of what they have or below it; no words take it away. A note that would
 * grow too long is left as it was. Throws `nothing_to_do`.
 */
export async function setNote(
  services: Services,
  { selection, note: { text, mode } }: ParsedInput<'devices.setNote'>,
): Promise<CommandOutput<'devices.setNote'>> {
  const { db, clock, osUser: actor } = services;
  const at = clock.now().toISOString();
  const result = await editInSlices(db, await nameDevices(db, selection), {
    edit: { kind: 'note', name: '', text, at, by: actor },
    becomes: mode === 'append' ? 'append' : 'rewrite',
    log: (counts) => {
      const facts = { text, mode, ...counts };
      return appendActivity(db, { at, actor, action: 'devices.setNote', changeId: null, facts });
    },
  });
  services.publish('data.changed', { tables: ['notes', 'activity'] });
  return result;
}
