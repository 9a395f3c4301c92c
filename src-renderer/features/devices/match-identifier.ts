import type { DeviceRow } from '#shared/domain/device.ts';
import { groupImei, normaliseIdentifier } from '#shared/domain/imei.ts';

/** A stretch of text that matched, in characters. */
export type Stretch = { readonly start: number; readonly end: number };

/** Which identifier of a device a typed text found, and where in it. */
export type IdentifierMatch = { value: string; stretch: Stretch };

/** An identifier in the groups it is read in. */
export function identifierGroups(value: string): string[] {
  return groupImei(value).split(' ');
}

function stretchOf(value: string, wanted: string): Stretch | null {
  if (value.startsWith(wanted)) return { start: 0, end: wanted.length };
  if (value.endsWith(wanted)) return { start: value.length - wanted.length, end: value.length };
  return null;
}

/** The identifier that begins or ends with what was typed, or null when something else of the device matched. */
export function matchIdentifier(
  device: Pick<DeviceRow, 'imei' | 'imei2' | 'serial'>,
  text: string,
): IdentifierMatch | null {
  const wanted = normaliseIdentifier(text);
  if (wanted === '') return null;
  for (const value of [device.imei, device.serial, device.imei2]) {
    const stretch = value === null ? null : stretchOf(value.toUpperCase(), wanted);
    if (value !== null && stretch) return { value, stretch };
  }
  return null;
}

/** Where a typed text stands in a name, whatever its case; null when it does not. */
export function matchName(name: string, text: string): Stretch | null {
  const wanted = text.trim().toLocaleLowerCase();
  const start = wanted === '' ? -1 : name.toLocaleLowerCase().indexOf(wanted);
  return start < 0 ? null : { start, end: start + wanted.length };
}
