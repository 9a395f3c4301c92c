import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ImportPlan } from '#shared/domain/csv-import.ts';
import { type HeldImport, needImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';
import { planMoves } from './import-moves.ts';
import { planNote } from './import-note.ts';
import { planUsers } from './import-users.ts';
import { planValues } from './import-values.ts';

/** What a target would do with the good rows, as the lists stand now. Throws `not_found`, and why a batch takes no note. */
export async function planImport(
  { db }: Services,
  { stagedId, target }: ParsedInput<'csv.planImport'>,
): Promise<CommandOutput<'csv.planImport'>> {
  const held = needImport(db, stagedId);
  switch (target.kind) {
    case 'selection':
      return planSelection(held);
    case 'batch':
    case 'newBatch':
      return planNote(db, held, target);
    case 'profiles':
      return planMoves(db, held);
    case 'credentials':
      return planUsers(db, held, target.overwrite);
    case 'attributes':
      return planValues(db, held, target.overwrite);
  }
}

function planSelection({ preview: { known, unknown } }: HeldImport): ImportPlan {
  return { devices: known, skipped: unknown, unknown, overwritten: 0, byProfile: [] };
}
