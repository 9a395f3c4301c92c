import { imeiCheckDigit, isImei } from './imei.ts';
import type { CellRemark, RowRefusal } from './self-maintained.ts';

/** Why a cell is no identifier. */
type IdentifierRefusal = Extract<
  RowRefusal,
  'scientific' | 'imei-signs' | 'imei-length' | 'imei-check' | 'serial-signs' | 'too-long'
>;

/** A cell read as an identifier: what it is taken for and what was altered, or why it is none. */
export type IdentifierReading =
  | { ok: true; value: string; remark: CellRemark | null }
  | { ok: false; reason: IdentifierRefusal; detail: string | null };

// What people and spreadsheets put between the digits: blanks of every width, dashes of every length, dots, slashes.
const fillers = /[\s\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff.\-/]/g;

// Most cells: plain signs with neither a wrapper nor a blank at either end.
const bareCell = /^[!-&(-<>-~](?:[ -~]*[!-~])?$/;

/**
 * A cell without what only protects or decorates it: the wrapper `="…"`, a leading apostrophe, blanks at its ends, digits
 * and letters of full width.
 */
export function unwrapCell(cell: string): string {
  if (cell === '' || bareCell.test(cell)) return cell;
  const text = cell.normalize('NFKC').replace(/^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g, '');
  const inner = (/^="(.*)"$/s.exec(text)?.[1] ?? text).replace(/^'+/, '');
  return inner === text ? text : unwrapCell(inner);
}

/** Whether a spreadsheet has written a long number shorter, so that its last digits are lost. */
export function isScientific(text: string): boolean {
  return /^\d(?:[.,]\d*)?E\+?\d{1,2}$/i.test(text) && /[.,+]/.test(text);
}

/**
 * Reads an IMEI: fifteen digits with a right check digit. Fourteen digits get theirs, the sixteen of an IMEISV lose the
 * software version and get theirs (3GPP TS 23.003), a MEID (14 hexadecimal digits) stays. Lost digits are never guessed.
 */
export function readImei(cell: string): IdentifierReading {
  if (isImei(cell)) return { ok: true, value: cell, remark: null };
  const text = unwrapCell(cell);
  if (isScientific(text)) return refuse('scientific');
  // A number that went through a column of decimals.
  const digits = text.replace(/^(\d+)[.,]0+$/, '$1').replace(fillers, '');
  const upper = digits.toUpperCase();
  if (/^[0-9A-F]{14}$/.test(upper) && /[A-F]/.test(upper)) return accept(cell, upper, null);
  if (!/^\d+$/.test(digits)) return refuse('imei-signs');
  const body = digits.slice(0, 14);
  if (digits.length < 14 || digits.length > 16) return refuse('imei-length', String(digits.length));
  const whole = body + imeiCheckDigit(body);
  if (digits.length === 14) return accept(cell, whole, 'check-digit-added');
  if (digits.length === 16) return accept(cell, whole, 'imeisv-converted');
  return isImei(digits) ? accept(cell, digits, null) : refuse('imei-check', whole.slice(-1));
}

/**
 * Reads a serial number. What makers print differs, so only what cannot be one is refused; Samsung's are eleven capital
 * letters and digits, and another form is remarked upon.
 */
export function readSerial(cell: string, manufacturer: string | null): IdentifierReading {
  const text = unwrapCell(cell).replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
  if (isScientific(text)) return refuse('scientific');
  if (text.length > 64) return refuse('too-long');
  if (!/^[\w.:/+\-\u2010-\u2015]+$/.test(text)) return refuse('serial-signs');
  const isSamsung = manufacturer === null || manufacturer.toLowerCase() === 'samsung';
  const value = isSamsung && /^[a-z\d]{11}$/i.test(text) ? text.toUpperCase() : text;
  const unusual = manufacturer?.toLowerCase() === 'samsung' && !/^[A-Z\d]{11}$/.test(value);
  return accept(cell, value, unusual ? 'serial-unusual' : null);
}

/** Reads a cell that may be an IMEI or a serial number: digits alone are an IMEI, and so is a MEID. */
export function readIdentifier(cell: string): IdentifierReading & { kind: 'imei' | 'serial' } {
  const text = unwrapCell(cell);
  const plain = text.replace(/[.,]0+$/, '').replace(fillers, '');
  const isImeiLike = /^\d+$/.test(plain) || /^[A-F][0-9A-F]{13}$/i.test(plain) || isScientific(text);
  return isImeiLike ? { kind: 'imei', ...readImei(cell) } : { kind: 'serial', ...readSerial(cell, null) };
}

function accept(cell: string, value: string, remark: CellRemark | null): IdentifierReading {
  return { ok: true, value, remark: remark ?? (value === cell.trim() ? null : 'cleaned') };
}

function refuse(reason: IdentifierRefusal, detail: string | null = null): IdentifierReading {
  return { ok: false, reason, detail };
}
