import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import { type CsvDialect, type CsvExtras, deviceCells, headerCells } from '#shared/domain/self-maintained-csv.ts';
import { readListedAfter, readListedExtras } from '../../db/tables/self-maintained-devices.ts';
import { writeParts } from '../../db/write-parts.ts';
import type { Services } from '../../services.ts';

type Input = ParsedInput<'selfMaintained.saveInventory'>;

const ROWS_PER_PART = 1_000;

/**
 * *Download Existing Inventory* of a Self-Maintained profile (behaviour 68): its devices as last read, with attributes and
 * whether each is registered, in a form that can be chosen as a file again. Throws `file_not_writable`, `disk_full`.
 */
export async function saveInventory(
  services: Services,
  input: Input,
): Promise<CommandOutput<'selfMaintained.saveInventory'>> {
  const { db, files, remote } = services;
  const target = await files.resolve(input.file, 'write');
  const dialect = await remote.readCsvDialect();
  await writeParts(target, parts(services, input, { dialect, extras: readListedExtras(db, input.profileId) }));
  return null;
}

type Form = { dialect: CsvDialect; extras: CsvExtras };

function* parts(
  { db }: Services,
  { profileId, delimiter, words }: Input,
  { dialect, extras }: Form,
): Generator<string> {
  const line = (cells: (string | null)[], state: string) => toCsvLine([...cells, state], 'guarded', delimiter);
  yield line(headerCells(dialect, extras), words.header);
  for (let after = -1; ; ) {
    const rows = readListedAfter(db, profileId, after, ROWS_PER_PART);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => line(deviceCells(row, extras), row.registered ? words.registered : words.pending)).join('');
    after = last.place;
  }
}
