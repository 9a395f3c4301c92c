import { randomUUID } from 'node:crypto';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { findBatch, insertBatch } from '../../db/tables/batches.ts';
import type { Services } from '../../services.ts';

/** Makes a batch without a note; it takes scans at once. */
export function createBatch(
  { db, clock, osUser: actor, publish }: Services,
  { form }: ParsedInput<'batches.create'>,
): CommandOutput<'batches.create'> {
  const batchId = randomUUID();
  const at = clock.now().toISOString();
  transaction(db, () => {
    insertBatch(db, { batchId, form, createdAt: at, createdBy: actor });
    const { name, depot, dueAt } = form;
    const profileName = findBatch(db, batchId)?.profileName ?? null;
    const facts = { batchId, name, depot, dueAt, profileName };
    appendActivity(db, { at, actor, action: 'batches.create', changeId: null, facts });
  });
  publish('data.changed', { tables: ['batches', 'activity'] });
  return { batchId };
}
