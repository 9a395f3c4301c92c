import { useMemo } from 'react';
import type { QrCorrection } from '#shared/domain/qr-capacity.ts';
import { drawQr } from './draw-qr.ts';
import classes from './QrCode.module.css';

type QrCodeProps = {
  text: string;
  correction: QrCorrection;
  /** What it is, for those who do not see it. */
  label: string;
  /** Widest it may be, in pixels. */
  most: number;
};

/** A QR code, black on white in every theme; its modules are whole pixels, so that a camera finds sharp edges. */
export function QrCode({ text, correction, label, most }: QrCodeProps) {
  const { size, path } = useMemo(() => drawQr(text, correction), [text, correction]);
  const width = size * Math.max(1, Math.floor(most / size));
  return (
    <svg
      className={classes.code}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={width}
      height={width}
    >
      <path d={path} />
    </svg>
  );
}
