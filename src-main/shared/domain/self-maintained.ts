import { z } from 'zod';

/** Most rows one CSV file of a Self-Maintained profile may have (behaviour 102). */
export const MOST_CSV_ROWS = 200_000;

/** Longest text of a cell that is kept, in characters. */
export const LONGEST_CELL = 255;

/**
 * A device of a Self-Maintained profile as it is sent to Ivanti: an IMEI, or a serial number together with a manufacturer
 * (behaviour 103). The IMEI may be a MEID. Cells with nothing in them are null, attributes without a value are not there.
 */
export type SelfMaintainedRow = {
  imei: string | null;
  serial: string | null;
  manufacturer: string | null;
  userName: string | null;
  attributes: Readonly<Record<string, string>>;
};

/** Whether two rows say the same of a device, whatever the order of their attributes. */
export function isSameRow(a: SelfMaintainedRow, b: SelfMaintainedRow): boolean {
  if (a.imei !== b.imei || a.serial !== b.serial) return false;
  if (a.manufacturer !== b.manufacturer || a.userName !== b.userName) return false;
  const names = Object.keys(a.attributes);
  const same = (name: string) => Object.hasOwn(b.attributes, name) && a.attributes[name] === b.attributes[name];
  return names.length === Object.keys(b.attributes).length && names.every(same);
}

/** What a device says of itself when it registers; two IMEIs with two SIM cards. */
export type RegisteringDevice = { imeis: readonly string[]; serial: string | null; manufacturer: string | null };

/**
 * By what a row lets a device register, null when it does not (behaviours 104 to 108): the IMEI alone is enough, else serial
 * number and manufacturer have to be right together. Case makes no difference in a manufacturer's name.
 */
export function registersAs(row: SelfMaintainedRow, device: RegisteringDevice): 'imei' | 'serial' | null {
  if (row.imei !== null && device.imeis.includes(row.imei)) return 'imei';
  if (row.serial === null || row.serial !== device.serial) return null;
  const maker = row.manufacturer?.toLowerCase();
  return maker !== undefined && maker === device.manufacturer?.toLowerCase() ? 'serial' : null;
}

/** The columns of the CSV file that have a meaning; every other one is a custom attribute (behaviours 6, 111). */
export const csvFields = ['imei', 'serial', 'manufacturer', 'userName', 'password'] as const;

/** A column of the CSV file that has a meaning. */
export type CsvField = (typeof csvFields)[number];

/** What may separate the cells of a file. */
export const csvDelimiters = [',', ';', '\t'] as const;

/** How a file's bytes turned out to be written, and what separates its cells. */
export type FileForm = {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  delimiter: (typeof csvDelimiters)[number];
};

/** Why a row is refused. */
export const rowRefusals = [
  'identifier-missing',
  'manufacturer-missing',
  'scientific',
  'imei-signs',
  'imei-length',
  'imei-check',
  'imei-twice',
  'serial-signs',
  'serial-twice',
  'already-there',
  'too-long',
  'cell-without-column',
] as const;

/** Why a row is refused. */
export type RowRefusal = (typeof rowRefusals)[number];

/** What was altered in a cell, or looks odd in it and was kept. */
export const cellRemarks = ['cleaned', 'check-digit-added', 'imeisv-converted', 'serial-unusual'] as const;

/** What was altered in a cell, or looks odd in it and was kept. */
export type CellRemark = (typeof cellRemarks)[number];

/** One thing said of one cell of a file; `line` as a text editor counts, `column` as the file calls it, null for a whole row. */
export type CsvNote<What extends string> = {
  line: number;
  column: string | null;
  what: What;
  cell: string;
  /** What the cell is taken for; of a refusal: the right check digit, or the line that has the same identifier. */
  detail: string | null;
};

/** Most notes of a kind that a report lists one by one. */
export const MOST_NOTES = 200;

/** What checking a file has found; its rows are held by the desk under `stagedId` until they are used or another file is checked. */
export type CsvReport = FileForm & {
  stagedId: string;
  fileName: string;
  rows: number;
  accepted: number;
  /** Accepted with something altered. */
  corrected: number;
  refused: number;
  /** Names of the custom attributes, in the file's order. */
  attributes: string[];
  /** The first 200 reasons for which rows are refused. */
  problems: CsvNote<RowRefusal>[];
  /** The first 200 cells that were altered or look odd. */
  remarks: CsvNote<CellRemark>[];
};

/** Most devices one form adds, and one deletion names. */
export const MOST_DEVICES_AT_ONCE = 500;

/** A device as a form gives it (behaviour 111); judged like a row of a file. */
export const deviceFormSchema = z.object({
  imei: z.string().max(LONGEST_CELL),
  serial: z.string().max(LONGEST_CELL),
  manufacturer: z.string().max(LONGEST_CELL),
  attributes: z.record(z.string().trim().min(1).max(60), z.string().trim().min(1).max(LONGEST_CELL)),
});

/** A device as a form gives it. */
export type DeviceForm = z.output<typeof deviceFormSchema>;

/** What is wrong with a device given by form: `device` counts from 0, `field` null for the whole of it or an attribute. */
export type DeviceProblem = { device: number; field: CsvField | null; reason: RowRefusal; detail: string | null };

/** A device of a Self-Maintained profile in a list. */
export type SelfMaintainedDevice = SelfMaintainedRow & {
  /** Ivanti's id; null as long as it waits to be added. */
  deviceId: string | null;
  /** `arriving` waits to be added, `changing` to be changed as it is listed, `leaving` to be deleted. */
  state: 'registered' | 'pending' | 'arriving' | 'changing' | 'leaving';
};
