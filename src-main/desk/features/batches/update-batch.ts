import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { BatchForm } from '#shared/domain/batch.ts';
import { AppError } from '#shared/errors.ts';
import { needBatch, needUnclosed } from '../../db/need-batch.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { type BatchRow, updateBatch as writeBatch } from '../../db/tables/batches.ts';
import type { Services } from '../../services.ts';

const fields = ['name', 'depot', 'profileName', 'dueAt'] as const;

/** Gives a batch another name, depot, profile or day. Throws `not_found`, `batch_closed`, `nothing_to_do`. */
export function updateBatch(
  { db, clock, osUser: actor, publish }: Services,
  { batchId, form }: ParsedInput<'batches.update'>,
): CommandOutput<'batches.update'> {
  const at = clock.now().toISOString();
  transaction(db, () => {
    const before = needUnclosed(db, batchId);
    if (says(before, form)) throw new AppError('nothing_to_do', 'the batch says that already', { batchId });
    writeBatch(db, batchId, form);
    const after = needBatch(db, batchId);
    const changed = fields.filter((field) => before[field] !== after[field]);
    const facts = {
      ...{ batchId, name: after.name },
      was: Object.fromEntries(changed.map((field) => [field, before[field]])),
      becomes: Object.fromEntries(changed.map((field) => [field, after[field]])),
    };
    appendActivity(db, { at, actor, action: 'batches.update', changeId: null, facts });
  });
  publish('data.changed', { tables: ['batches', 'activity'] });
  return { batchId };
}

function says(batch: BatchRow, form: BatchForm): boolean {
  return (['name', 'depot', 'profileId', 'dueAt'] as const).every((field) => batch[field] === form[field]);
}
