import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readAttributes } from '../../db/tables/attributes.ts';
import type { Services } from '../../services.ts';

/** Every attribute with the number of devices that have a value of it, in the order of their names. */
export function listAttributes(
  { db }: Services,
  _input: ParsedInput<'attributes.list'>,
): CommandOutput<'attributes.list'> {
  return { attributes: readAttributes(db) };
}
