import { type Model, models } from './seed-data.ts';

/**
 * A million devices without a million objects: a device is a number, and its identifiers are that number shuffled. Every
 * shuffle has an inverse, so an identifier leads back to its device with no index.
 */
export type DeviceIdentity = {
  deviceId(index: number): string;
  imei(index: number, model: Model): string | null;
  secondImei(index: number, model: Model): string | null;
  serial(index: number): string;
  /** The only device a device id, IMEI or serial can belong to; null for none. The caller compares the identifiers. */
  candidate(identifier: string): number | null;
};

const SNR_RANGE = 1_000_000;
const SNR_STEP = 367_891;
const SERIAL_RANGE = 2 ** 30;
const SERIAL_STEP = 713_244_773;
const ID_STEP = 2_654_435_761;
const SECOND_TAC = 50;
/** 32 signs: no I, O, Q or U, as they are misread. */
const SIGNS = '0123456789ABCDEFGHJKLMNPRSTVWXYZ';
const PLANTS = ['58', '5C', 'F8', '9A', '3C'];
const YEARS = 'RTWXY';
const MONTHS = '123456789ABC';

/** A well mixed 32-bit number for a device and a purpose. */
export function mix(seed: number, index: number): number {
  let h = Math.imul(index ^ seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Identifiers of a seed's world. */
export function createIdentity(seed: number): DeviceIdentity {
  const snrStart = mix(seed, 1) % SNR_RANGE;
  const serialMask = mix(seed, 2) % SERIAL_RANGE;
  const idMask = mix(seed, 3);
  const prefix = hex8(mix(seed, 4)) + hex8(mix(seed, 5));
  const imeiOf = (index: number, tac: number): string => {
    const snr = (shuffled(index % SNR_RANGE) + snrStart) % SNR_RANGE;
    return imeiFrom(tac + Math.floor(index / SNR_RANGE), snr);
  };
  const serial = (index: number): string => {
    const h = mix(seed ^ 0x5e71a1, index);
    const head = `R${PLANTS[h % 5]}${YEARS[(h >>> 4) % 5]}${MONTHS[(h >>> 8) % 12]}`;
    return head + signs((Math.imul(index, SERIAL_STEP) ^ serialMask) & (SERIAL_RANGE - 1));
  };
  const fromImei = (text: string): number | null => {
    const offset = mod(Number(text.slice(8, 14)) - snrStart, SNR_RANGE);
    const low = Number((BigInt(offset) * SNR_INVERSE) % BigInt(SNR_RANGE));
    const tac = Number(text.slice(0, 8));
    const block = (tac % 100) % SECOND_TAC;
    return models.some((model) => model.tac === tac - (tac % 100)) ? low + block * SNR_RANGE : null;
  };
  return {
    deviceId: (index) => prefix + hex8((Math.imul(index, ID_STEP) ^ idMask) >>> 0),
    imei: (index, model) => (model.tac === null ? null : imeiOf(index, model.tac)),
    secondImei: (index, model) => (model.tac === null || !model.dualSim ? null : imeiOf(index, model.tac + SECOND_TAC)),
    serial,
    candidate: (identifier) => {
      if (/^\d{15}$/.test(identifier)) return fromImei(identifier);
      if (/^R[0-9A-Z]{10}$/.test(identifier)) {
        const number = fromSigns(identifier.slice(5));
        return number === null ? null : Math.imul(number ^ serialMask, SERIAL_INVERSE) & (SERIAL_RANGE - 1);
      }
      if (identifier.length === 24 && identifier.startsWith(prefix) && /^[0-9a-f]{8}$/.test(identifier.slice(16))) {
        return Math.imul(Number.parseInt(identifier.slice(16), 16) ^ idMask, ID_INVERSE) >>> 0;
      }
      return null;
    },
  };
}

const SNR_INVERSE = inverse(BigInt(SNR_STEP), BigInt(SNR_RANGE));
const SERIAL_INVERSE = Number(inverse(BigInt(SERIAL_STEP), 2n ** 32n));
const ID_INVERSE = Number(inverse(BigInt(ID_STEP), 2n ** 32n));

/** `value` times SNR_STEP modulo SNR_RANGE, in steps that stay small enough for fast arithmetic. */
function shuffled(value: number): number {
  const high = (value / 1000) | 0;
  const low = value - high * 1000;
  return (((SNR_STEP * high) % 1000) * 1000 + SNR_STEP * low) % SNR_RANGE;
}

/** The number that undoes a multiplication by `value` modulo `range`. */
function inverse(value: bigint, range: bigint): bigint {
  let [r, nextR, t, nextT] = [range, value, 0n, 1n];
  while (nextR !== 0n) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return ((t % range) + range) % range;
}

function mod(value: number, range: number): number {
  return ((value % range) + range) % range;
}

/** Two hexadecimal digits of each byte: a million devices ask for them. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex8(value: number): string {
  return `${HEX[value >>> 24]}${HEX[(value >>> 16) & 255]}${HEX[(value >>> 8) & 255]}${HEX[value & 255]}`;
}

/**
 * The IMEI of a type allocation code (8 digits) and a serial number (up to 6). As arithmetic on small numbers, because a
 * first synchronisation of a million devices waits for it; a test holds it against the shared check digit.
 */
function imeiFrom(tac: number, snr: number): string {
  const check = (10 - ((luhnSum(tac) + luhnSum(snr)) % 10)) % 10;
  return `${tac}${String(10_000_000 + snr * 10 + check).slice(1)}`;
}

/** Sum of the digits, every second one from the right doubled. */
function luhnSum(value: number): number {
  let sum = 0;
  for (let left = value; left > 0; left = (left / 100) | 0) {
    const two = left % 100;
    const tens = (two / 10) | 0;
    const doubled = (two - tens * 10) * 2;
    sum += tens + (doubled > 9 ? doubled - 9 : doubled);
  }
  return sum;
}

function signs(value: number): string {
  let text = '';
  for (let shift = 25; shift >= 0; shift -= 5) text += SIGNS[(value >>> shift) & 31];
  return text;
}

function fromSigns(text: string): number | null {
  let value = 0;
  for (const sign of text) {
    const digit = SIGNS.indexOf(sign);
    if (digit < 0) return null;
    value = (value << 5) | digit;
  }
  return value;
}
