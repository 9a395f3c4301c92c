import {
  type ImportColumn,
  type ImportField,
  type ImportNote,
  type ImportRefusal,
  importRefusals,
} from './csv-import.ts';
import { unguardCell } from './csv-row.ts';
import { isImei } from './imei.ts';
import { type IdentifierReading, readIdentifier, readImei, readSerial, unwrapCell } from './read-imei.ts';
import { LONGEST_CELL } from './self-maintained.ts';

/** What stands in the place of a password wherever rows are shown or kept. */
export const HIDDEN_CELL = '••••••';

const textFields = ['manufacturer', 'model', 'profile', 'userName', 'tags', 'order', 'carton'] as const;
type TextField = (typeof textFields)[number];
type Identifiers = Record<'imei' | 'imei2' | 'serial', string | null>;

/** A row as it is taken, before anything is known of its device; `password` only tells that there is one. */
export type ReadImportRow = Record<TextField, string | null> &
  Identifiers & { password: boolean; attributes: Readonly<Record<string, string>>; notes: ImportNote[] };

const refusals: ReadonlySet<string> = new Set(importRefusals);

/** Whether a note says why a row is refused. */
export function isRefusal(what: ImportNote['what']): what is ImportRefusal {
  return refusals.has(what);
}

/** Where each meaning stands; the first column of a meaning counts. */
export type Places = Partial<Record<ImportField, number>>;

/** Where each meaning stands among the columns of a file. */
export function placesOf(columns: readonly ImportColumn[]): Places {
  const places: Places = {};
  columns.forEach((column, at) => {
    if (column.kind === 'field') places[column.field] ??= at;
  });
  return places;
}

// As makers write it: nothing of it is altered or remarked upon, whoever the maker is.
const plainSerial = /^[A-Z\d]{11}$/;

// Words with one blank between them: nothing of it is altered.
const plainText = /^[!-&(-<>-~]+(?: [!-&(-<>-~]+)*$/;

const noAttributes: Readonly<Record<string, string>> = {};

type Reading = { cells: readonly string[]; places: Places; headers: readonly string[]; notes: ImportNote[] };

/** Reads the rows of one file by what its columns mean; `headers` are what the columns are called in notes. */
export function createImportReader(
  columns: readonly ImportColumn[],
  headers: readonly string[],
): (cells: readonly string[]) => ReadImportRow {
  const places = placesOf(columns);
  const attributes = columns.flatMap((column, at) => (column.kind === 'attribute' ? [{ at, name: column.name }] : []));
  return (cells) => {
    const reading: Reading = { cells, places, headers, notes: [] };
    const identifiers = readIdentifiers(reading);
    const row = {
      ...identifiers,
      manufacturer: readText(reading, 'manufacturer'),
      model: readText(reading, 'model'),
      profile: readText(reading, 'profile'),
      userName: readText(reading, 'userName'),
      tags: readText(reading, 'tags'),
      order: readText(reading, 'order'),
      carton: readText(reading, 'carton'),
      password: hasPassword(reading),
      attributes: readAttributes(reading, attributes),
    };
    noteBeyond(reading, columns.length);
    return { ...row, notes: reading.notes };
  };
}

/** The password of a row as it was meant: without the guard of a spreadsheet's export; null when there is none. */
export function passwordOf(cells: readonly string[], places: Places): string | null {
  const cell = places.password === undefined ? '' : (cells[places.password] ?? '');
  return cell.trim() === '' ? null : unguardCell(cell);
}

/** Cells that may be kept: of those without a meaning nobody knows whether a password is among them. */
export function keptCells(cells: readonly string[], columns: readonly ImportColumn[]): string[] {
  const kept = columns.map((column, at) => (column.kind === 'ignored' ? '' : (cells[at] ?? '')));
  return hidePasswords(kept, columns);
}

/** Cells that may be shown: no password is among them. */
export function hidePasswords(cells: readonly string[], columns: readonly ImportColumn[]): string[] {
  return cells.map((cell, at) => {
    const column = columns[at];
    return column?.kind === 'field' && column.field === 'password' && cell.trim() !== '' ? HIDDEN_CELL : cell;
  });
}

function cellOf({ cells, places }: Reading, field: ImportField): string {
  const at = places[field];
  return at === undefined ? '' : (cells[at] ?? '');
}

function note(reading: Reading, field: ImportField | null, said: Omit<ImportNote, 'column'>): void {
  const at = field === null ? undefined : reading.places[field];
  reading.notes.push({ column: at === undefined ? null : (reading.headers[at] ?? null), ...said });
}

function readIdentifiers(reading: Reading): Identifiers {
  const swapped = areSwapped(reading);
  const imei = takeImei(reading, swapped ? 'serial' : 'imei');
  const imei2 = takeImei(reading, 'imei2');
  const serial = takeSerial(reading, swapped ? 'imei' : 'serial');
  const found = { imei, imei2, serial };
  takeEither(reading, found);
  if (swapped) note(reading, 'imei', { what: 'columns-swapped', cell: cellOf(reading, 'imei').trim(), detail: imei });
  if (found.imei !== null && found.imei === found.imei2)
    note(reading, 'imei2', { what: 'imei-crossed', cell: found.imei, detail: null });
  if (reading.notes.length === 0 && found.imei === null && found.imei2 === null && found.serial === null)
    note(reading, firstIdentifier(reading), { what: 'identifier-missing', cell: '', detail: null });
  return found;
}

/** One column for IMEI or serial number: what it has goes where nothing else was said. */
function takeEither(reading: Reading, found: Identifiers): void {
  const cell = cellOf(reading, 'identifier');
  if (cell === '' || unwrapCell(cell) === '') return;
  const { kind, ...either } = readIdentifier(cell);
  const value = accepted(reading, 'identifier', cell, either);
  if (value !== null) found[kind] = value;
}

function takeImei(reading: Reading, field: ImportField): string | null {
  const cell = cellOf(reading, field);
  // Nearly every cell of nearly every file.
  return isImei(cell) ? cell : take(reading, field, readImei);
}

function takeSerial(reading: Reading, field: ImportField): string | null {
  const cell = cellOf(reading, field);
  if (plainSerial.test(cell)) return cell;
  const maker = unwrapCell(cellOf(reading, 'manufacturer')) || null;
  return take(reading, field, (text) => readSerial(text, maker));
}

function take(reading: Reading, field: ImportField, read: (cell: string) => IdentifierReading): string | null {
  const cell = cellOf(reading, field);
  return cell === '' || unwrapCell(cell) === '' ? null : accepted(reading, field, cell, read(cell));
}

function accepted(reading: Reading, field: ImportField, cell: string, said: IdentifierReading): string | null {
  const shown = cell.trim().slice(0, LONGEST_CELL);
  if (!said.ok) {
    note(reading, field, { what: said.reason, cell: shown, detail: said.detail });
    return null;
  }
  if (said.remark !== null) note(reading, field, { what: said.remark, cell: shown, detail: said.value });
  return said.value;
}

/** A serial number in the column of IMEIs, and an IMEI with a right check digit in that of serial numbers. */
function areSwapped(reading: Reading): boolean {
  const imei = cellOf(reading, 'imei');
  if (imei === '' || isImei(imei)) return false;
  const serial = cellOf(reading, 'serial');
  if (!/[G-Z]/i.test(imei) || !/\d{3}/.test(serial)) return false;
  return !readImei(imei).ok && readSerial(imei, null).ok && readImei(serial).ok;
}

function firstIdentifier({ places }: Reading): ImportField | null {
  return (['identifier', 'imei', 'serial', 'imei2'] as const).find((field) => places[field] !== undefined) ?? null;
}

function readText(reading: Reading, field: TextField): string | null {
  const cell = cellOf(reading, field);
  if (cell === '') return null;
  if (plainText.test(cell) && cell.length <= LONGEST_CELL) return cell;
  const text = unwrapCell(cell).replace(/\s+/g, ' ');
  if (text === '') return null;
  if (text.length > LONGEST_CELL)
    note(reading, field, { what: 'too-long', cell: text.slice(0, 60), detail: String(LONGEST_CELL) });
  else if (text !== cell.trim()) note(reading, field, { what: 'cleaned', cell: cell.trim(), detail: text });
  return text;
}

function hasPassword(reading: Reading): boolean {
  const password = passwordOf(reading.cells, reading.places);
  if (password === null) return false;
  if (password.length > LONGEST_CELL)
    note(reading, 'password', { what: 'too-long', cell: HIDDEN_CELL, detail: String(LONGEST_CELL) });
  return true;
}

/** What a person wrote of a device stays as it is, but for the guard a spreadsheet's export puts before a formula. */
function readAttributes(
  { cells, headers, notes }: Reading,
  attributes: readonly { at: number; name: string }[],
): Readonly<Record<string, string>> {
  if (attributes.length === 0) return noAttributes;
  const texts = attributes.map(({ at, name }) => ({ at, name, text: unguardCell((cells[at] ?? '').trim()).trim() }));
  for (const { at, text } of texts) {
    if (text.length <= LONGEST_CELL) continue;
    const detail = String(LONGEST_CELL);
    notes.push({ column: headers[at] ?? null, what: 'too-long', cell: text.slice(0, 60), detail });
  }
  // Not by assignment: an attribute may have the name of something that objects inherit.
  return Object.fromEntries(texts.flatMap(({ name, text }) => (text === '' ? [] : [[name, text]])));
}

function noteBeyond(reading: Reading, width: number): void {
  if (reading.cells.length <= width) return;
  const beyond = reading.cells.slice(width).find((cell) => unwrapCell(cell) !== '');
  if (beyond === undefined) return;
  // It may be anything, a password among it.
  note(reading, null, { what: 'cell-without-column', cell: '', detail: null });
}
