import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { forgetMatch } from '../../db/match-batch.ts';
import { needBatch } from '../../db/need-batch.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { countLines } from '../../db/tables/batch-lines.ts';
import { countScans } from '../../db/tables/batch-scans.ts';
import { deleteBatch as eraseBatch } from '../../db/tables/batches.ts';
import type { Services } from '../../services.ts';

/** Deletes a batch that is empty or closed, with its note and its scans. Throws `not_found` and `batch_not_empty`. */
export function deleteBatch(
  { db, clock, osUser: actor, publish }: Services,
  { batchId }: ParsedInput<'batches.delete'>,
): CommandOutput<'batches.delete'> {
  const at = clock.now().toISOString();
  transaction(db, () => {
    const { name, depot, state } = needBatch(db, batchId);
    const lines = countLines(db, batchId);
    const scans = countScans(db, batchId);
    if (state !== 'closed' && lines + scans > 0)
      throw new AppError('batch_not_empty', 'close the batch before it is deleted', { batchId, lines, scans });
    eraseBatch(db, batchId);
    const facts = { batchId, name, depot, lines, scans };
    appendActivity(db, { at, actor, action: 'batches.delete', changeId: null, facts });
  });
  forgetMatch(db, batchId);
  publish('data.changed', { tables: ['batches', 'batchScans', 'activity'] });
  return { batchId };
}
