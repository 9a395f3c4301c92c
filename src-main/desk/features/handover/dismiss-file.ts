import type { CommandOutput } from '#shared/contract.ts';
import { transaction } from '../../db/sql.ts';
import { clearOpened } from '../../db/tables/opened-handover.ts';
import type { Services } from '../../services.ts';

/** Forgets an opened file, values of enrolment tokens among it. */
export function dismissFile({ db }: Services): CommandOutput<'handover.dismiss'> {
  transaction(db, () => clearOpened(db));
  return null;
}
