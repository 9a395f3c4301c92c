import { useMemo } from 'react';
import { qrCorrection } from '#shared/domain/qr-capacity.ts';
import { drawQr } from '../../ui/draw-qr.ts';
import classes from './SheetPage.module.css';

type PaperQrProps = { text: string /** Millimetres, the quiet zone included. */; width: number; label: string };

/** A QR code as wide as there is room on the paper; nothing when the text fits in none. */
export function PaperQr({ text, width, label }: PaperQrProps) {
  const drawn = useMemo(() => {
    const correction = qrCorrection(text);
    return correction === null ? null : drawQr(text, correction);
  }, [text]);
  if (drawn === null) return null;
  const side = `${width}mm`;
  return (
    <svg
      className={classes.qr}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      style={{ width: side, height: side }}
    >
      <path d={drawn.path} />
    </svg>
  );
}
