import { unguardCell } from './csv-row.ts';
import { type IdentifierReading, readImei, readSerial, unwrapCell } from './read-imei.ts';
import {
  type CellRemark,
  type CsvField,
  type DeviceForm,
  LONGEST_CELL,
  type RowRefusal,
  type SelfMaintainedRow,
} from './self-maintained.ts';

/** A row of a file with its cells by meaning; `beyond` holds what stands in no named column. */
export type RawRow = {
  line: number;
  cells: Readonly<Partial<Record<Exclude<CsvField, 'password'>, string>>>;
  attributes: readonly (readonly [name: string, cell: string])[];
  beyond: string;
};

/** Something said of one cell; `column` is a meaning or the name of an attribute, null for the whole row. */
export type CellNote<What extends string> = {
  what: What;
  column: { field: CsvField } | { attribute: string } | null;
  cell: string;
  detail: string | null;
};

/** What becomes of a row: taken, with what was altered in it, or refused, with every reason. */
export type RowVerdict =
  | { ok: true; row: SelfMaintainedRow; remarks: CellNote<CellRemark>[] }
  | { ok: false; problems: CellNote<RowRefusal>[] };

/** Judges the rows of one file in turn: it remembers the identifiers it has taken, to tell when one comes again. */
export function createRowJudge(): (raw: RawRow) => RowVerdict {
  const imeis = new Map<string, number>();
  const serials = new Map<string, number>();
  return (raw) => {
    const notes = newNotes();
    const row = readRow(raw, notes);
    const twice = findTwice(row, { imeis, serials });
    const problems = [...notes.problems, ...twice];
    if (problems.length > 0) return { ok: false, problems };
    if (row.imei !== null) imeis.set(row.imei, raw.line);
    if (row.serial !== null) serials.set(serialKey(row), raw.line);
    return { ok: true, row, remarks: notes.remarks };
  };
}

/** A form's device as a row of a file. */
export function rawRowOf({ imei, serial, manufacturer, attributes }: DeviceForm, line: number): RawRow {
  return { line, cells: { imei, serial, manufacturer }, attributes: Object.entries(attributes), beyond: '' };
}

/** Whether nothing at all stands in a row. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => unwrapCell(cell) === '');
}

type Notes = { problems: CellNote<RowRefusal>[]; remarks: CellNote<CellRemark>[] };

function newNotes(): Notes {
  return { problems: [], remarks: [] };
}

function readRow(raw: RawRow, notes: Notes): SelfMaintainedRow {
  const { cells } = raw;
  const manufacturer = readText('manufacturer', cells.manufacturer, notes);
  const row = {
    imei: readIdentifier('imei', cells.imei, notes, readImei),
    serial: readIdentifier('serial', cells.serial, notes, (cell) => readSerial(cell, manufacturer)),
    manufacturer,
    userName: readText('userName', cells.userName, notes),
    attributes: readAttributes(raw, notes),
  };
  const beyond = unwrapCell(raw.beyond);
  if (beyond !== '') notes.problems.push({ what: 'cell-without-column', column: null, cell: beyond, detail: null });
  noteMissing(raw, notes);
  return row;
}

/** Behaviour 103. A cell that is filled and wrong is told of by itself, not as one that is missing. */
function noteMissing({ cells }: RawRow, { problems }: Notes): void {
  const filled = (cell: string | undefined) => cell !== undefined && unwrapCell(cell) !== '';
  if (filled(cells.imei)) return;
  const missing = (what: RowRefusal, field: CsvField) =>
    problems.push({ what, column: { field }, cell: '', detail: null });
  if (!filled(cells.serial)) missing('identifier-missing', 'imei');
  else if (!filled(cells.manufacturer)) missing('manufacturer-missing', 'manufacturer');
}

function readIdentifier(
  field: CsvField,
  cell: string | undefined,
  { problems, remarks }: Notes,
  read: (cell: string) => IdentifierReading,
): string | null {
  if (cell === undefined || unwrapCell(cell) === '') return null;
  const reading = read(cell);
  const column = { field };
  if (!reading.ok) {
    problems.push({ what: reading.reason, column, cell: cell.trim(), detail: reading.detail });
    return null;
  }
  if (reading.remark !== null) remarks.push({ what: reading.remark, column, cell: cell.trim(), detail: reading.value });
  return reading.value;
}

function readText(field: CsvField, cell: string | undefined, notes: Notes): string | null {
  const text = unwrapCell(cell ?? '').replace(/\s+/g, ' ');
  if (cell === undefined || text === '') return null;
  const column = { field };
  if (text.length > LONGEST_CELL)
    notes.problems.push({ what: 'too-long', column, cell: text.slice(0, 60), detail: String(LONGEST_CELL) });
  else if (text !== cell.trim()) notes.remarks.push({ what: 'cleaned', column, cell: cell.trim(), detail: text });
  return text;
}

/** What a person wrote of a device stays as it is, but for the guard a spreadsheet's export puts before a formula. */
function readAttributes({ attributes }: RawRow, { problems }: Notes): Record<string, string> {
  const texts = attributes.map(([attribute, cell]) => [attribute, unguardCell(cell.trim()).trim()] as const);
  for (const [attribute, text] of texts) {
    if (text.length <= LONGEST_CELL) continue;
    const detail = String(LONGEST_CELL);
    problems.push({ what: 'too-long', column: { attribute }, cell: text.slice(0, 60), detail });
  }
  // Not by assignment: an attribute may have the name of something that objects inherit.
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

type Taken = { imeis: ReadonlyMap<string, number>; serials: ReadonlyMap<string, number> };

function findTwice(row: SelfMaintainedRow, { imeis, serials }: Taken): CellNote<RowRefusal>[] {
  const found: CellNote<RowRefusal>[] = [];
  const note = (what: RowRefusal, field: CsvField, cell: string, line: number | undefined) => {
    if (line !== undefined) found.push({ what, column: { field }, cell, detail: String(line) });
  };
  if (row.imei !== null) note('imei-twice', 'imei', row.imei, imeis.get(row.imei));
  if (row.serial !== null) note('serial-twice', 'serial', row.serial, serials.get(serialKey(row)));
  return found;
}

/** Two makers may give the same number. */
function serialKey({ serial, manufacturer }: SelfMaintainedRow): string {
  return `${manufacturer?.toLowerCase() ?? ''} ${serial}`;
}
