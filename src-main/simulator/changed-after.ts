import type { SimulatorSwitches } from './switches.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The moment a changedAfter parameter means. The release notes speak of a count of hours, a count of minutes or a date
 * and give no syntax (knox-api 2.1), so the switch says which one this server takes; `any` guesses as kindly as it can.
 * Null when the text does not fit. Counts are rounded down to the minute, so that all pages of one list agree.
 */
export function readChangedAfter(
  text: string,
  format: SimulatorSwitches['changedAfterFormat'],
  now: number,
): number | null {
  const readers = { epochMs: readEpoch, iso: readIso, hours: readHours, minutes: readMinutes };
  if (format !== 'any') return readers[format](text, now);
  return readEpoch(text) ?? readMinutes(text.endsWith('m') ? text : '', now) ?? readHours(text, now) ?? readIso(text);
}

function readEpoch(text: string): number | null {
  return /^\d{12,14}$/.test(text) ? Number(text) : null;
}

function readIso(text: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}([T ].+)?$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function readHours(text: string, now: number): number | null {
  const count = /^(\d{1,6})h?$/.exec(text)?.[1];
  return count === undefined ? null : toMinute(now - Number(count) * HOUR_MS);
}

function readMinutes(text: string, now: number): number | null {
  const count = /^(\d{1,8})m?$/.exec(text)?.[1];
  return count === undefined ? null : toMinute(now - Number(count) * MINUTE_MS);
}

function toMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
