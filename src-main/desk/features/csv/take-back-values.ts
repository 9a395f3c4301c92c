import { eachEditSlice } from '../../db/each-edit-slice.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { countValues, deleteAttribute } from '../../db/tables/attributes.ts';
import { readEdited, undoEdits } from '../../db/tables/device-edits.ts';
import type { Services } from '../../services.ts';
import type { GivenValues } from './import-values.ts';

/** Takes back what an import that did not come to its end has given: values, and attributes that were defined for it. */
export async function takeBackValues(services: Services, { editIds, defined }: GivenValues): Promise<void> {
  for (const editId of editIds.toReversed()) await takeBack(services, editId);
  const { db, clock, osUser: actor } = services;
  for (const name of defined) {
    transaction(db, () => {
      // Somebody may have used it meanwhile.
      if (countValues(db, name) > 0) return;
      deleteAttribute(db, name);
      const at = clock.now().toISOString();
      appendActivity(db, { at, actor, action: 'attributes.delete', changeId: null, facts: { name } });
    });
  }
}

async function takeBack({ db, clock, osUser: actor }: Services, editId: number): Promise<void> {
  const edited = readEdited(db, editId);
  if (edited === null) return;
  let undo = 0;
  await eachEditSlice(db, { editId, edited }, (standing) => {
    if (standing.length === 0) return;
    if (undo === 0) {
      const facts = { undoes: editId, ...edited, cancelled: true };
      undo = appendActivity(db, {
        at: clock.now().toISOString(),
        actor,
        action: 'devices.undoEdit',
        changeId: null,
        facts,
      });
    }
    undoEdits(db, { entry: editId, undo, edited }, standing);
  });
}
