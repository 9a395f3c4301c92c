import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { readHandover } from '../../db/tables/handover-changes.ts';
import type { Services } from '../../services.ts';
import { announceHandover, leaveAll } from './leave-all.ts';

/**
 * Undoes taking over: what is not sent is left to the laptop it came from, and can be taken over again. Holds and values of
 * attributes stay. Throws `already_sent` when nothing of it waits any more.
 */
export function undoTakeOver(
  services: Services,
  { handoverId }: ParsedInput<'handover.undo'>,
): CommandOutput<'handover.undo'> {
  const { db } = services;
  const changes = transaction(db, () =>
    leaveAll(services, readHandover(db, handoverId, 'in'), { handoverId, action: 'handover.undo' }),
  );
  if (changes === 0) throw new AppError('already_sent', 'nothing of it waits any more', { handoverId });
  announceHandover(services);
  return { changes };
}
