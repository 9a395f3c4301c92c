import { forgetRestored, wasRestored } from '../../db/restore-ledger.ts';
import { prepared, transaction } from '../../db/sql.ts';
import { applyVerdicts, clearVerdicts } from '../../db/tables/change-outcomes.ts';
import { readUnfinishedChanges } from '../../db/tables/changes.ts';
import type { Services } from '../../services.ts';

/**
 * At start with a ledger that came from a backup: whatever it says is waiting may have been sent since, and led back again.
 * All of it is settled by reading; what does not show is parked for the person and never repeated by itself.
 */
export function doubtRestored({ db, folder, clock }: Services): void {
  if (!wasRestored(folder)) return;
  const at = clock.now().toISOString();
  transaction(db, () => {
    // The newest first: of several waiting changes to a device only the last one counts.
    for (const change of readUnfinishedChanges(db).reverse()) {
      clearVerdicts(db);
      prepared(
        db,
        `INSERT INTO temp.verdicts (device_id, state)
         SELECT device_id, 'unconfirmed' FROM temp.unfinished WHERE sequence = ? AND live = 1`,
      ).run(change.sequence);
      applyVerdicts(db, change, at);
    }
  });
  forgetRestored(folder);
}
