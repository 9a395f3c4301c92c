/** Levels of error correction of a QR code, the sturdiest first. */
export type QrCorrection = 'H' | 'Q' | 'M' | 'L';

// Bytes a version 40 code holds (ISO/IEC 18004, table 7, byte mode: JSON has small letters).
const capacities: readonly [QrCorrection, number][] = [
  ['H', 1273],
  ['Q', 1663],
  ['M', 2331],
  ['L', 2953],
];

/** Bytes the largest QR code holds. */
export const QR_MAX_BYTES = 2953;

/** Length of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The sturdiest error correction a text leaves room for; null when no QR code holds it. */
export function qrCorrection(text: string): QrCorrection | null {
  const bytes = utf8Bytes(text);
  return capacities.find(([, capacity]) => bytes <= capacity)?.[0] ?? null;
}
