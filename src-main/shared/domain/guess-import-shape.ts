import type { ImportColumn, ImportShape } from './csv-import.ts';
import {
  columnsInOrder,
  type ImportDialect,
  knownNames,
  type NamedColumns,
  readNames,
  readNamesAs,
} from './import-dialect.ts';
import { readIdentifier, unwrapCell } from './read-imei.ts';

/** What a guess is made from: kinds of file, and what is known here. */
export type GuessFacts = {
  dialects: readonly ImportDialect[];
  attributes: readonly string[];
  /** Names of profiles, as they are written. */
  profiles: ReadonlySet<string>;
};

/** The part of a shape that is guessed from the rows. */
export type GuessedShape = Pick<ImportShape, 'header' | 'columns' | 'dialect'>;

/** A title, an address or a date may stand above the names of the columns, at most so many rows. */
const MOST_ROWS_ABOVE = 20;

/** How many rows stand above the one that names columns, which an identifier never does; 0 when none names any. */
export function rowsAbove(rows: readonly (readonly string[])[], dialects: readonly ImportDialect[]): number {
  const isKnown = knownNames(dialects);
  const above = rows.slice(0, MOST_ROWS_ABOVE);
  const identifiers = above.findIndex((row) => row.some(isIdentifier));
  const names = above.findIndex((row) => row.some(isKnown));
  return names > 0 && (identifiers < 0 || names < identifiers) ? names : 0;
}

/** Guesses what the first rows of a file mean. There is at least one. */
export function guessShape(rows: readonly (readonly string[])[], facts: GuessFacts): GuessedShape {
  const [first = []] = rows;
  if (!isHeader(rows, facts.dialects)) return guessByCells(rows, facts);
  return guessByNames(first, facts);
}

/** Columns as a header, or its absence, and a dialect have them; without a dialect, as they are guessed. */
export function shapeColumns(
  rows: readonly (readonly string[])[],
  { header, dialect }: Pick<ImportShape, 'header' | 'dialect'>,
  facts: GuessFacts,
): GuessedShape {
  const [first = []] = rows;
  const chosen = facts.dialects.find(({ name }) => name === dialect);
  if (chosen === undefined) return header ? guessByNames(first, facts) : guessByCells(rows, facts);
  const columns = header ? readNamesAs(first, chosen, facts) : columnsInOrder(widthOf(rows), chosen.order);
  return { header, columns, dialect: chosen.name };
}

/**
 * A first row that names a column is a header; one with an identifier is none, nor is one with a number or an address, for its
 * identifier may be damaged; else whether identifiers come after it.
 */
function isHeader(rows: readonly (readonly string[])[], dialects: readonly ImportDialect[]): boolean {
  const [first = [], ...others] = rows;
  if (first.some(knownNames(dialects))) return true;
  if (first.some((cell) => isIdentifier(cell) || /^\s*\d+\s*$|@/.test(cell))) return false;
  return others.some((row) => row.some(isIdentifier));
}

function guessByNames(first: readonly string[], { dialects, attributes }: GuessFacts): GuessedShape {
  const named: NamedColumns | null = readNames(first, dialects, attributes);
  const columns = named?.columns ?? first.map((): ImportColumn => ({ kind: 'ignored' }));
  return { header: true, columns, dialect: named?.dialect.name ?? null };
}

type Kind = 'imei' | 'serial' | 'identifier' | 'profile' | 'user' | null;

/** Samsung's own files have no header: the cells of the columns tell which of them it is. */
function guessByCells(rows: readonly (readonly string[])[], { dialects, profiles }: GuessFacts): GuessedShape {
  const width = widthOf(rows);
  const kinds = Array.from({ length: width }, (_, at) => kindOf(rows, at, profiles));
  const inOrder = dialects.find(({ order }) => fits(order, kinds));
  if (inOrder) return { header: false, columns: columnsInOrder(width, inOrder.order), dialect: inOrder.name };
  return { header: false, columns: columnsByKind(kinds), dialect: null };
}

/** Whether an order says of the columns what their cells look like: at least two of them, or there is only one. */
function fits(order: ImportDialect['order'], kinds: readonly Kind[]): boolean {
  const [first, second] = order;
  if (first !== 'identifier' || !isIdentifying(kinds[0] ?? null)) return false;
  if (kinds.length === 1) return order.length === 1;
  if (kinds.length > order.length) return false;
  return (second === 'profile' && kinds[1] === 'profile') || (second === 'userName' && kinds[1] === 'user');
}

function columnsByKind(kinds: readonly Kind[]): ImportColumn[] {
  const identifying = kinds.filter(isIdentifying).length;
  const imeis = kinds.flatMap((kind, at) => (kind === 'imei' ? at : []));
  let serialTaken = false;
  return kinds.map((kind, at): ImportColumn => {
    if (identifying === 1 && isIdentifying(kind)) return { kind: 'field', field: 'identifier' };
    if (at === imeis[0]) return { kind: 'field', field: 'imei' };
    if (at === imeis[1]) return { kind: 'field', field: 'imei2' };
    if (kind === 'serial' && !serialTaken) {
      serialTaken = true;
      return { kind: 'field', field: 'serial' };
    }
    if (kind === 'identifier' && at === kinds.findIndex(isIdentifying)) return { kind: 'field', field: 'identifier' };
    if (kind === 'profile' && at === kinds.indexOf('profile')) return { kind: 'field', field: 'profile' };
    if (kind === 'user' && at === kinds.indexOf('user')) return { kind: 'field', field: 'userName' };
    // What follows a user may be a password, and is treated as one until somebody says otherwise.
    if (at > 0 && kinds[at - 1] === 'user' && kind === null) return { kind: 'field', field: 'password' };
    return { kind: 'ignored' };
  });
}

function isIdentifying(kind: Kind): boolean {
  return kind === 'imei' || kind === 'serial' || kind === 'identifier';
}

function kindOf(rows: readonly (readonly string[])[], at: number, profiles: ReadonlySet<string>): Kind {
  const cells = rows.map((row) => unwrapCell(row[at] ?? '')).filter((cell) => cell !== '');
  // Half of them is enough: the others may be damaged.
  const most = (count: number) => count > 0 && count * 2 >= cells.length;
  const identifiers = cells.filter(isIdentifier);
  const imeis = identifiers.filter((cell) => readIdentifier(cell).kind === 'imei').length;
  if (most(identifiers.length)) {
    if (imeis === identifiers.length) return 'imei';
    return imeis === 0 ? 'serial' : 'identifier';
  }
  if (most(cells.filter((cell) => profiles.has(cell)).length)) return 'profile';
  return most(cells.filter((cell) => /^[^\s@]+@[^\s@]+$/.test(cell)).length) ? 'user' : null;
}

/** What is hardly anything else: an IMEI, even a damaged one, or capital letters and digits of the length of a serial number. */
function isIdentifier(cell: string): boolean {
  const text = unwrapCell(cell);
  if (/^(?=.*\d)(?=.*[A-Z])[A-Z\d]{8,15}$/.test(text)) return true;
  if (!/^\d[\d\s.,\-/]*(?:E\+?\d+)?$/i.test(text)) return false;
  const reading = readIdentifier(text);
  return reading.ok || reading.reason === 'scientific' || reading.reason === 'imei-check';
}

function widthOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((width, row) => Math.max(width, row.length), 0);
}
