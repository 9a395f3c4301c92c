import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readValues } from '../../db/tables/attributes.ts';
import type { Services } from '../../services.ts';

/** The values of one device, in the order of their names. */
export function listValues(
  { db }: Services,
  { deviceId }: ParsedInput<'attributes.listValues'>,
): CommandOutput<'attributes.listValues'> {
  return { values: readValues(db, deviceId) };
}
