import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { Services } from '../../services.ts';

/** Not yet. */
export async function saveRefusedRows(
  _services: Services,
  input: ParsedInput<'csv.saveRefusedRows'>,
): Promise<CommandOutput<'csv.saveRefusedRows'>> {
  throw new AppError('not_found', 'not yet', { asked: JSON.stringify(input) });
}
