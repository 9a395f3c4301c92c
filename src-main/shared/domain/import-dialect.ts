import { z } from 'zod';
import { type ImportColumn, type ImportField, importFields } from './csv-import.ts';
import { LONGEST_ATTRIBUTE, plainName } from './self-maintained-csv.ts';

const names = z.array(z.string().min(1).max(60));

/** What the columns of a kind of file are called, and in which order they stand when nothing is called anything. */
export const importDialectSchema = z.strictObject({
  about: z.string().optional(),
  columns: z.partialRecord(z.enum(importFields), names),
  /** At least one of these is named in such a file. Empty: whatever is named. */
  needs: z.array(z.enum(importFields)),
  /** Without a header. Empty: such files always have one. */
  order: z.array(z.enum(importFields)),
  /** What a column of another name is. */
  others: z.enum(['attribute', 'ignored']),
  /** Columns that say nothing of a device, whatever others are. */
  ignored: names,
});

/** A kind of file by its name in resources/csv-dialects. */
export type ImportDialect = z.output<typeof importDialectSchema> & { name: string };

/** The kinds of file with a dialect of their own; of two that fit alike, the first is meant. */
export const importDialectNames = [
  'samsung-assign',
  'samsung-credentials',
  'delivery-note',
  'plain-list',
  'zero-touch',
  'samsung-unassign',
  'samsung-delete',
] as const;

/** What the names of the first line mean: the dialect that knows most of them, and what each column is. */
export type NamedColumns = { dialect: ImportDialect; known: number; columns: ImportColumn[] };

type Names = { fields: ReadonlyMap<string, ImportField>; ignored: ReadonlySet<string> };

/** Reads the first line by each dialect; null when none knows a name of it. `attributes`: those that are defined here. */
export function readNames(
  headers: readonly string[],
  dialects: readonly ImportDialect[],
  attributes: readonly string[],
): NamedColumns | null {
  const everything = namesOf(dialects);
  const ranked = dialects.map((dialect) => {
    const { fields } = namesOf([dialect]);
    const found = new Set(headers.flatMap((header) => fields.get(plainName(header)) ?? []));
    const fits = dialect.needs.length === 0 || dialect.needs.some((field) => found.has(field));
    return { dialect, known: fits ? found.size : 0 };
  });
  const best = ranked.reduce((first, one) => (one.known > first.known ? one : first), { dialect: null, known: 0 } as {
    dialect: ImportDialect | null;
    known: number;
  });
  if (best.dialect === null) return null;
  const columns = columnsOf(headers, { dialect: best.dialect, everything, attributes });
  return { dialect: best.dialect, known: best.known, columns };
}

/** What the names of the first line mean in one dialect; a name it does not know may be one of another's. */
export function readNamesAs(
  headers: readonly string[],
  dialect: ImportDialect,
  { dialects, attributes }: { dialects: readonly ImportDialect[]; attributes: readonly string[] },
): ImportColumn[] {
  return columnsOf(headers, { dialect, everything: namesOf(dialects), attributes });
}

/** Tells whether any dialect knows a name, so that it stands over a column and is no cell. */
export function knownNames(dialects: readonly ImportDialect[]): (cell: string) => boolean {
  const { fields, ignored } = namesOf(dialects);
  return (cell) => fields.has(plainName(cell)) || ignored.has(plainName(cell));
}

/** Columns in the order of a dialect, and those beyond it without a meaning. */
export function columnsInOrder(width: number, order: readonly ImportField[]): ImportColumn[] {
  return Array.from({ length: width }, (_, at) => {
    const field = order[at];
    return field === undefined ? { kind: 'ignored' } : { kind: 'field', field };
  });
}

type Reading = { dialect: ImportDialect; everything: Names; attributes: readonly string[] };

/** Each field once: a second IMEI is IMEI 2, a second password is still one, anything else that comes again is ignored. */
function columnsOf(headers: readonly string[], { dialect, everything, attributes }: Reading): ImportColumn[] {
  const own = namesOf([dialect]);
  const taken = new Set<ImportField>();
  const named = new Set<string>();
  const here = new Map(attributes.map((name) => [plainName(name), name]));
  return headers.map((header): ImportColumn => {
    const name = plainName(header);
    let field = own.fields.get(name) ?? (own.ignored.has(name) ? undefined : everything.fields.get(name));
    if (field === 'imei' && taken.has('imei')) field = 'imei2';
    if (field !== undefined && (field === 'password' || !taken.has(field))) {
      taken.add(field);
      return { kind: 'field', field };
    }
    if (field !== undefined || own.ignored.has(name) || name === '') return { kind: 'ignored' };
    const defined = here.get(name);
    if (defined !== undefined && !named.has(name)) {
      named.add(name);
      return { kind: 'attribute', name: defined };
    }
    const text = header.trim();
    const isOne = dialect.others === 'attribute' && !everything.ignored.has(name) && text.length <= LONGEST_ATTRIBUTE;
    if (!isOne || named.has(name)) return { kind: 'ignored' };
    named.add(name);
    return { kind: 'attribute', name: text };
  });
}

function namesOf(dialects: readonly ImportDialect[]): Names {
  const fields = new Map<string, ImportField>();
  for (const { columns } of dialects)
    for (const field of importFields)
      for (const name of columns[field] ?? []) {
        const plain = plainName(name);
        if (plain !== '' && !fields.has(plain)) fields.set(plain, field);
      }
  return { fields, ignored: new Set(dialects.flatMap(({ ignored }) => ignored.map(plainName))) };
}
