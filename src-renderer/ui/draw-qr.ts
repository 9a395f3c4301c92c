import { type ErrorCorrection, encodeQR } from 'qr';
import type { QrCorrection } from '#shared/domain/qr-capacity.ts';

/** A drawn code: its width in modules, the quiet zone included, and the path of its dark ones. */
export type DrawnQr = { size: number; path: string };

/** Modules of white around a code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

const levels: Record<QrCorrection, ErrorCorrection> = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' };

/** Draws a text; it has to fit in the largest code of that error correction. */
export function drawQr(text: string, correction: QrCorrection): DrawnQr {
  const rows = encodeQR(text, 'raw', { ecc: levels[correction], border: QUIET_ZONE });
  const path = rows.flatMap((modules, y) => runsOf(modules).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`));
  return { size: rows.length, path: path.join('') };
}

/** Where dark modules begin in a row, and how many follow one another: one shape for each leaves no seams. */
function runsOf(modules: readonly boolean[]): [x: number, width: number][] {
  const runs: [number, number][] = [];
  for (const [x, dark] of modules.entries()) {
    if (!dark) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  }
  return runs;
}
