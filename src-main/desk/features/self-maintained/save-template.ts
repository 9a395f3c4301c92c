import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { templateLine } from '#shared/domain/self-maintained-csv.ts';
import { writeParts } from '../../db/write-parts.ts';
import type { Services } from '../../services.ts';

/** *Download CSV Template* (behaviour 101): the headers of a file that `checkFile` takes. */
export async function saveTemplate(
  { files, remote }: Services,
  { file, delimiter }: ParsedInput<'selfMaintained.saveTemplate'>,
): Promise<CommandOutput<'selfMaintained.saveTemplate'>> {
  const target = await files.resolve(file, 'write');
  await writeParts(target, [templateLine(await remote.readCsvDialect(), delimiter)]);
  return null;
}
