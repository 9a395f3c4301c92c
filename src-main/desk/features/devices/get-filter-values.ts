import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readModels, readResellers, readUploadIds } from '../../db/tables/device-values.ts';
import type { Services } from '../../services.ts';

/** What the filters of the devices list can be set to. */
export function getFilterValues(
  { db }: Services,
  _input: ParsedInput<'devices.getFilterValues'>,
): CommandOutput<'devices.getFilterValues'> {
  return { models: readModels(db), resellers: readResellers(db), uploads: readUploadIds(db) };
}
