import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { unitsWith } from '../../db/batch-units.ts';
import { matchBatch } from '../../db/match-batch.ts';
import { needBatch } from '../../db/need-batch.ts';
import { readBatchDevices, unitsNaming } from '../../db/tables/batch-devices.ts';
import type { Services } from '../../services.ts';

/** Consecutive devices of a batch, or of those with one finding, or with a text in what the note or the scan says. */
export async function listDevices(
  { db }: Services,
  { batchId, finding, text = '', first, count }: ParsedInput<'batches.listDevices'>,
): Promise<CommandOutput<'batches.listDevices'>> {
  const units = await matchBatch(db, needBatch(db, batchId));
  const found = unitsWith(units, finding);
  const wanted = text.trim() === '' ? null : unitsNaming(db, { batchId, units, text: text.trim() });
  const listed = wanted ? found.filter((unit) => wanted.has(unit)) : found;
  return {
    devices: readBatchDevices(db, batchId, { units, wanted: listed.slice(first, first + count) }),
    total: listed.length,
  };
}
