import type { CommandOutput } from '#shared/contract.ts';
import { readBatches } from '../../db/tables/batches.ts';
import type { Services } from '../../services.ts';

/** Every batch by name, open ones first; nothing of it is counted. */
export function listNames({ db }: Services): CommandOutput<'batches.listNames'> {
  const batches = readBatches(db).map(
    ({ createdAt: _createdAt, createdBy: _createdBy, closedAt: _closedAt, holdEntry: _holdEntry, ...name }) => name,
  );
  return { batches };
}
