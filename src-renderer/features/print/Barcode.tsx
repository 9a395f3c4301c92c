import { useMemo } from 'react';
import { drawBarcode } from './draw-barcode.ts';
import classes from './LabelPage.module.css';

/** Widest a module is drawn: wider ones no scanner needs. Millimetres. */
const WIDEST_MODULE = 0.38;

type BarcodeProps = { text: string /** What there is room for, in millimetres. */; room: number; height: number };

/** A Code 128 with its text beneath, which the caller writes; its bars are shapes, sharp at any resolution. */
export function Barcode({ text, room, height }: BarcodeProps) {
  const drawn = useMemo(() => drawBarcode(text), [text]);
  if (drawn === null) return null;
  const width = Math.min(room, drawn.modules * WIDEST_MODULE);
  return (
    <svg
      className={classes.barcode}
      aria-hidden
      viewBox={`0 0 ${drawn.modules} 1`}
      preserveAspectRatio="none"
      style={{ width: `${width}mm`, height: `${height}mm` }}
    >
      <path d={drawn.path} />
    </svg>
  );
}
