import JsBarcode from 'jsbarcode';

/** A drawn Code 128: its width in modules, the quiet zones included, and the path of its bars, one unit high. */
export type DrawnBarcode = { modules: number; path: string };

/** Modules of white on either side (ISO/IEC 15417). */
const QUIET_ZONE = 10;

/** Draws a text of printable ASCII as Code 128; null for any other, which no such code holds. */
export function drawBarcode(text: string): DrawnBarcode | null {
  if (!/^[\x20-\x7e]+$/.test(text)) return null;
  const drawing: { encodings?: { data: string }[] } = {};
  JsBarcode(drawing, text, { format: 'CODE128' });
  const data = drawing.encodings?.map((part) => part.data).join('') ?? '';
  const bars = [...data.matchAll(/1+/g)].map(({ index, 0: { length } }) => {
    return `M${QUIET_ZONE + index} 0h${length}v1h-${length}z`;
  });
  return { modules: data.length + 2 * QUIET_ZONE, path: bars.join('') };
}
