import { z } from 'zod';
import { toCsvLine } from './csv-row.ts';
import { type CsvField, csvFields, type FileForm, type SelfMaintainedRow } from './self-maintained.ts';

const column = z.strictObject({ header: z.string().trim().min(1).max(60), synonyms: z.array(z.string().min(1)) });

/** What the columns of the CSV file are called: the header that is written, and what is understood too. */
export const csvDialectSchema = z.strictObject({
  about: z.string().optional(),
  columns: z.strictObject({ imei: column, serial: column, manufacturer: column, userName: column, password: column }),
  /** Columns that say nothing of a device, such as the reason Muster writes beside a refused row. */
  ignored: z.array(z.string().min(1)),
});

/** What the columns of the CSV file are called. */
export type CsvDialect = z.output<typeof csvDialectSchema>;

/** Longest name of a custom attribute, and most of them in one file. */
export const LONGEST_ATTRIBUTE = 60;
const MOST_ATTRIBUTES = 100;

/** What a column holds; nothing may stand in one without a name, and one that is ignored says nothing of a device. */
export type CsvColumn =
  | { kind: 'field'; field: CsvField; header: string }
  | { kind: 'attribute'; name: string }
  | { kind: 'ignored' | 'unnamed' };

/** Why the first line of a file does not do; `column` is the header at fault, or the one that is missing. */
export type HeaderProblem = { problem: 'missing' | 'twice' | 'too-long' | 'too-many'; column: string };

/** What the first line of a file says of its columns, whatever case, accents and punctuation it is written with. */
export function readHeaders(headers: readonly string[], dialect: CsvDialect): CsvColumn[] | HeaderProblem {
  const fieldOf = fieldsByName(dialect);
  const ignored = new Set(dialect.ignored.map(plainName));
  const columns = headers.map((cell): CsvColumn => {
    const header = cell.trim();
    const field = fieldOf.get(plainName(header));
    if (field !== undefined) return { kind: 'field', field, header };
    if (header === '') return { kind: 'unnamed' };
    return ignored.has(plainName(header)) ? { kind: 'ignored' } : { kind: 'attribute', name: header };
  });
  return findProblem(columns, dialect) ?? columns;
}

/** The headers of the template: what a row needs (behaviours 101, 103). */
export function templateLine({ columns }: CsvDialect, delimiter: FileForm['delimiter']): string {
  const { imei, serial, manufacturer } = columns;
  return toCsvLine([imei.header, serial.header, manufacturer.header], 'raw', delimiter);
}

/** Which columns beside the first three a file of devices has. */
export type CsvExtras = { userNames: boolean; attributes: readonly string[] };

/** The headers of a file of devices, in its order. */
export function headerCells({ columns }: CsvDialect, { userNames, attributes }: CsvExtras): string[] {
  const { imei, serial, manufacturer, userName } = columns;
  return [imei.header, serial.header, manufacturer.header, ...(userNames ? [userName.header] : []), ...attributes];
}

/** A device as the cells of such a file. */
export function deviceCells(row: SelfMaintainedRow, { userNames, attributes }: CsvExtras): (string | null)[] {
  const cells = [row.imei, row.serial, row.manufacturer, ...(userNames ? [row.userName] : [])];
  return [...cells, ...attributes.map((name) => row.attributes[name] ?? null)];
}

function fieldsByName({ columns }: CsvDialect): Map<string, CsvField> {
  const named = csvFields.flatMap((field) =>
    [columns[field].header, ...columns[field].synonyms].map((name) => [plainName(name), field] as const),
  );
  return new Map(named.filter(([name]) => name !== ''));
}

function findProblem(columns: readonly CsvColumn[], dialect: CsvDialect): HeaderProblem | null {
  const fields = columns.flatMap((one) => (one.kind === 'field' ? one.field : []));
  const { imei, serial, manufacturer } = dialect.columns;
  if (!fields.includes('imei')) {
    if (!fields.includes('serial')) return { problem: 'missing', column: imei.header };
    if (!fields.includes('manufacturer')) return { problem: 'missing', column: manufacturer.header };
  }
  const attributes = columns.flatMap((one) => (one.kind === 'attribute' ? one.name : []));
  const twice = [...attributes.map(plainName), ...fields].find((name, at, all) => all.indexOf(name) !== at);
  if (twice !== undefined) return { problem: 'twice', column: nameOf(columns, twice) ?? serial.header };
  const long = attributes.find((name) => name.length > LONGEST_ATTRIBUTE);
  if (long !== undefined) return { problem: 'too-long', column: long.slice(0, LONGEST_ATTRIBUTE) };
  const beyond = attributes[MOST_ATTRIBUTES];
  return beyond === undefined ? null : { problem: 'too-many', column: beyond };
}

function nameOf(columns: readonly CsvColumn[], key: string): string | undefined {
  return columns.flatMap((one) => {
    if (one.kind === 'field') return one.field === key ? one.header : [];
    return one.kind === 'attribute' && plainName(one.name) === key ? one.name : [];
  })[0];
}

/** A name without case, accents, blanks and punctuation. */
export function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
