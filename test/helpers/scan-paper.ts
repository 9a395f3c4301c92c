import jsQR from 'jsqr';
import type { PdfBox, PdfPage } from './read-pdf.ts';

/** Dots of a scanner's picture in a millimetre; laser printers have 24. */
const DOTS = 12;

/** The QR code in a part of a printed page, as a camera would read it; null when there is none. */
export function scanQrOnPaper({ black }: PdfPage, part: PdfBox): string | null {
  const { pixels, width, height } = paint(black, part);
  const image = new Uint8ClampedArray(width * height * 4);
  for (const [at, pixel] of pixels.entries()) image.fill(pixel === 1 ? 0 : 255, at * 4, at * 4 + 4);
  return jsQR(image, width, height)?.data ?? null;
}

/** Every Code 128 on a page, each once: a line of light goes over it every millimetre. */
export function scanBarcodesOnPaper({ black, width, height }: PdfPage): string[] {
  const picture = paint(black, { left: 0, top: 0, right: width, bottom: height });
  const found = new Set<string>();
  for (let y = 0; y < picture.height; y += DOTS) {
    const line = picture.pixels.subarray(y * picture.width, (y + 1) * picture.width);
    for (const text of scanLine(line)) found.add(text);
  }
  return [...found];
}

function paint(black: readonly PdfBox[], part: PdfBox): { pixels: Uint8Array; width: number; height: number } {
  const [width, height] = [dots(part.right - part.left), dots(part.bottom - part.top)];
  const pixels = new Uint8Array(width * height);
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  for (const box of black) {
    const [left, right] = [dots(box.left - part.left), dots(box.right - part.left)].map((x) => clamp(x, width));
    const [top = 0, bottom = 0] = [dots(box.top - part.top), dots(box.bottom - part.top)].map((y) => clamp(y, height));
    for (let y = top; y < bottom; y += 1) pixels.fill(1, y * width + (left ?? 0), y * width + (right ?? 0));
  }
  return { pixels, width, height };
}

function dots(millimetres: number): number {
  return Math.round(millimetres * DOTS);
}

/** Widths of bars and spaces of each value (ISO/IEC 15417, table 1); the last three begin a code. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';
const START_A = 103;
const QUIET_MODULES = 10;

/** The codes along one line: black runs and white ones, each code between two quiet zones. */
function scanLine(line: Uint8Array): string[] {
  const runs: number[] = [];
  for (const [at, pixel] of line.entries()) {
    if (at > 0 && pixel === line[at - 1]) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(1);
  }
  const texts: string[] = [];
  // The first run is white; bars are the odd ones.
  for (let at = 1; at + 6 < runs.length; at += 2) {
    const module = sum(runs.slice(at, at + 6)) / 11;
    if ((runs[at - 1] ?? 0) < (QUIET_MODULES - 0.5) * module) continue;
    const text = readCode(runs, at);
    if (text !== null) texts.push(text);
  }
  return texts;
}

function readCode(runs: readonly number[], begin: number): string | null {
  const values: number[] = [];
  for (let at = begin; at + 6 < runs.length; at += 6) {
    const value = patterns.indexOf(widthsOf(runs.slice(at, at + 6), 11));
    if (value === -1) return widthsOf(runs.slice(at, at + 7), 13) === STOP ? textOf(values) : null;
    values.push(value);
  }
  return null;
}

function widthsOf(runs: readonly number[], modules: number): string {
  const module = sum(runs) / modules;
  return runs.map((run) => Math.round(run / module)).join('');
}

/** The text of values, null when the check does not hold. */
function textOf(values: readonly number[]): string | null {
  const [start = 0, ...data] = values.slice(0, -1);
  const check = data.reduce((total, value, at) => total + value * (at + 1), start) % 103;
  if (start < START_A || check !== values.at(-1)) return null;
  let set = 'ABC'[start - START_A] ?? '';
  let text = '';
  for (const value of data) {
    if (value === 101 && set !== 'A') set = 'A';
    else if (value === 100 && set !== 'B') set = 'B';
    else if (value === 99 && set !== 'C') set = 'C';
    else text += set === 'C' ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return text;
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}
