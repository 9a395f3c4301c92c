import type { CommandOutput } from '#shared/contract.ts';
import { readOffer } from '../../db/tables/handover-out.ts';
import type { Services } from '../../services.ts';

/** What there is to hand over to another laptop. */
export function getOffer({ db }: Services): CommandOutput<'handover.getOffer'> {
  return readOffer(db);
}
