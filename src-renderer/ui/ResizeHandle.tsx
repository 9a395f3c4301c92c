import type { KeyboardEvent, PointerEvent } from 'react';
import classes from './ResizeHandle.module.css';

const KEY_STEP = 16;

type ResizeHandleProps = {
  label: string;
  width: number;
  min: number;
  max: number;
  /** While the pointer drags; null when it is let go. */
  onDraft: (width: number | null) => void;
  onWidth: (width: number) => void;
};

/** The right edge of a panel: drag it, or focus it and use the arrow keys. */
export function ResizeHandle({ label, width, min, max, onDraft, onWidth }: ResizeHandleProps) {
  const clamp = (wanted: number) => Math.round(Math.min(max, Math.max(min, wanted)));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const startX = event.clientX;
    let wanted = width;
    const move = (moved: globalThis.PointerEvent) => {
      wanted = clamp(width + moved.clientX - startX);
      onDraft(wanted);
    };
    const end = () => {
      handle.removeEventListener('pointermove', move);
      onDraft(null);
      onWidth(wanted);
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    onWidth(clamp(width + (event.key === 'ArrowLeft' ? -KEY_STEP : KEY_STEP)));
  };
  return (
    <hr
      className={classes.handle}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
