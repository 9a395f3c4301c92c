import { imeiCheckDigit, isImei } from './imei.ts';
import { readForeignLayout } from './keyboard-layouts.ts';
import { type LabelCode, splitLabel } from './label-codes.ts';

/** The identifiers of one device; a MEID stands in the place of an IMEI. */
export type ScanCodes = { imei: string | null; imei2: string | null; serial: string | null };

/** Why a scan names no device. */
export type ScanFault =
  /** `detail`: the right digit. */
  | 'bad-check-digit'
  /** EAN, UPC, GTIN or a model's number. */
  | 'product-code'
  /** Of a carton or pallet (SSCC). */
  | 'carton-code'
  /** More codes than one device has. */
  | 'several-devices'
  /** `detail`: how many digits. */
  | 'wrong-length'
  | 'unreadable';

/** A scan as it was read. `layout`: the keyboard's layout was not the scanner's, and was made up for. */
export type ScanReading =
  | { ok: true; codes: ScanCodes; layout: boolean }
  | { ok: false; fault: ScanFault; detail: string | null; layout: boolean };

/** Barcodes that are orders to the window, so that a person with gloves needs neither mouse nor keys. */
export const scanOrders = { 'MUSTER-UNDO': 'undo', 'MUSTER-MUTE': 'mute' } as const;

/** An order to the window. */
export type ScanOrder = (typeof scanOrders)[keyof typeof scanOrders];

type Meaning =
  | { kind: 'imei'; value: string; slot: 1 | 2 | null }
  | { kind: 'serial'; value: string; sure: boolean }
  | { kind: 'fault'; fault: ScanFault; detail: string | null; sure: boolean };

/** The order a scanned text is, null when it is none. */
export function readScanOrder(text: string): ScanOrder | null {
  for (const reading of [text, ...readForeignLayout(text)]) {
    const name = reading.trim().toUpperCase();
    if (Object.hasOwn(scanOrders, name)) return scanOrders[name as keyof typeof scanOrders];
  }
  return null;
}

/**
 * Reads what a scanner typed for one device: an IMEI (14, 15 or 16 digits), a MEID, a serial number, or several codes of a
 * label in any order. The order makes no difference: of two IMEIs the label says which is the first, else it is the smaller.
 */
export function readScan(text: string): ScanReading {
  const reading = readLabel(text);
  if (reading.ok || reading.fault === 'bad-check-digit') return { ...reading, layout: false };
  const whole = readForeignLayout(text)
    .map(readLabel)
    .find((other) => other.ok || other.fault === 'product-code' || other.fault === 'bad-check-digit');
  return whole ? { ...whole, layout: true } : { ...reading, layout: false };
}

type LabelReading = { ok: true; codes: ScanCodes } | { ok: false; fault: ScanFault; detail: string | null };

function readLabel(text: string): LabelReading {
  const meanings = splitLabel(text).flatMap(meaningOf);
  const imeis = imeisOf(meanings);
  const serials = serialsOf(meanings, imeis.length > 0);
  const faults = meanings.filter((meaning) => meaning.kind === 'fault');
  const wrong = worstOf(faults.filter(({ fault }) => fault === 'bad-check-digit'));
  if (wrong && (wrong.sure || imeis.length === 0)) return fail(wrong.fault, wrong.detail);
  if (imeis.length > 2 || serials.length > 1) return fail('several-devices', null);
  const [imei = null, imei2 = null] = imeis;
  const [serial = null] = serials;
  if (imei !== null || serial !== null) return { ok: true, codes: { imei, imei2, serial } };
  const worst = worstOf(faults);
  return worst ? fail(worst.fault, worst.detail) : fail('unreadable', null);
}

function fail(fault: ScanFault, detail: string | null): LabelReading {
  return { ok: false, fault, detail };
}

const places = { 1: 0, 2: 2 } as const;

/** Each once, the first IMEI first. */
function imeisOf(meanings: readonly Meaning[]): string[] {
  const found = new Map<string, number>();
  for (const meaning of meanings) {
    if (meaning.kind !== 'imei') continue;
    const place = meaning.slot === null ? 1 : places[meaning.slot];
    const known = found.get(meaning.value);
    // What a label says of a code counts more than the same code without a word.
    found.set(meaning.value, known === undefined || known === 1 ? place : Math.min(known, place === 1 ? known : place));
  }
  return [...found].sort(([a, placeA], [b, placeB]) => placeA - placeB || (a < b ? -1 : 1)).map(([value]) => value);
}

/** Beside an IMEI only what is certainly a serial number is taken for one: labels have letters and digits of all kinds. */
function serialsOf(meanings: readonly Meaning[], besideImei: boolean): string[] {
  const all = meanings.filter((meaning) => meaning.kind === 'serial');
  const sure = all.filter((meaning) => meaning.sure);
  const taken = sure.length > 0 || besideImei ? sure : all;
  return [...new Set(taken.map(({ value }) => value))];
}

const ranks: readonly ScanFault[] = [
  'bad-check-digit',
  'several-devices',
  'product-code',
  'carton-code',
  'wrong-length',
];

function worstOf(faults: readonly Extract<Meaning, { kind: 'fault' }>[]) {
  const rank = (fault: ScanFault) => (ranks.includes(fault) ? ranks.indexOf(fault) : ranks.length);
  const detail = (text: string | null) => text ?? '';
  return faults.toSorted(
    (a, b) =>
      Number(b.sure) - Number(a.sure) ||
      rank(a.fault) - rank(b.fault) ||
      (detail(a.detail) < detail(b.detail) ? -1 : 1),
  )[0];
}

function meaningOf({ text, label }: LabelCode): Meaning[] {
  if (label?.kind === 'other') return [flaw('product-code')];
  if (label?.kind === 'imei') return [readNumber(text, label.slot, true)];
  if (label?.kind === 'serial') return [readSerialCode(text, true)];
  const digits = text.replace(/[.\-/]/g, '');
  if (/^\d+$/.test(digits)) return [readNumber(digits, null, false)];
  if (/^[A-F][\dA-F]{13}$/.test(text)) return [{ kind: 'imei', value: text, slot: null }];
  if (/^(?:SM|GT|EF|EP|GP|ET|EJ)-|^SM[A-Z]\d{3}/.test(text)) return [flaw('product-code')];
  return [readSerialCode(text, false)];
}

/** Samsung's serial numbers: eleven signs, the first an R. */
const samsungSerial = /^R[A-Z\d]{10}$/;

function readSerialCode(text: string, labelled: boolean): Meaning {
  if (samsungSerial.test(text)) return { kind: 'serial', value: text, sure: true };
  const form = labelled ? /^[A-Z\d][A-Z\d.\-/]{3,29}$/ : /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{8,15}$/;
  return form.test(text) ? { kind: 'serial', value: text, sure: labelled } : flaw('unreadable');
}

function readNumber(text: string, slot: 1 | 2 | null, labelled: boolean): Meaning {
  const digits = text.replace(/[.\-/]/g, '');
  if (labelled && /^[\dA-F]{14}$/.test(digits) && /[A-F]/.test(digits)) return { kind: 'imei', value: digits, slot };
  if (!/^\d+$/.test(digits) || /^(\d)\1*$/.test(digits)) return flaw('unreadable');
  if (!labelled && isProductCode(digits)) return flaw('product-code');
  if (digits.length === 18) return readLongNumber(digits, slot);
  if (digits.length < 14 || digits.length > 16) return flaw('wrong-length', String(digits.length), labelled);
  const whole = digits.slice(0, 14) + imeiCheckDigit(digits.slice(0, 14));
  if (digits.length === 15 && !isImei(digits)) return flaw('bad-check-digit', whole.slice(-1), labelled);
  return { kind: 'imei', value: whole, slot };
}

function flaw(fault: ScanFault, detail: string | null = null, sure = false): Meaning {
  return { kind: 'fault', fault, detail, sure };
}

/** EAN-8, UPC-A, EAN-13, and the fourteen digits of a carton of Samsung's, where an IMEI would have its check digit. */
function isProductCode(digits: string): boolean {
  const possible = /^(?:\d{8}|\d{12}|\d{13}|[01]880\d{10})$/.test(digits);
  return possible && hasGs1Digit(digits);
}

/** Eighteen digits: a MEID in decimal, or the number of a carton. */
function readLongNumber(digits: string, slot: 1 | 2 | null): Meaning {
  const [maker, unit] = [Number(digits.slice(0, 10)), Number(digits.slice(10))];
  if (maker >= 0xa0000000 && maker <= 0xffffffff && unit <= 0xffffff) {
    const value = maker.toString(16).padStart(8, '0') + unit.toString(16).padStart(6, '0');
    return { kind: 'imei', value: value.toUpperCase(), slot };
  }
  return hasGs1Digit(digits) ? flaw('carton-code') : flaw('wrong-length', '18');
}

/** GS1's check digit: from the right, every second digit counts three times. */
function hasGs1Digit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
