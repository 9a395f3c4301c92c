import type { ReactNode } from 'react';
import classes from './StatusDot.module.css';

/** The colour of a state; each has one meaning in the whole window. */
export type DotTone = 'unassigned' | 'assigned' | 'provisioned' | 'waiting' | 'conflict' | 'failed';

/** The shape of a state, so that it can be told without colour. */
export type DotShape =
  | 'ring'
  | 'dashed'
  | 'half'
  | 'disc'
  | 'check'
  | 'check-part'
  | 'cross'
  | 'bar'
  | 'pause'
  | 'clock'
  | 'arrow'
  | 'diamond'
  | 'question';

const shapes: Record<DotShape, ReactNode> = {
  ring: <circle cx="6" cy="6" r="4.25" className={classes.line} />,
  dashed: <circle cx="6" cy="6" r="4.25" className={classes.line} strokeDasharray="2.2 2.25" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.25" className={classes.line} />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" />
    </>
  ),
  disc: <circle cx="6" cy="6" r="5" />,
  check: (
    <>
      <rect x="1" y="1" width="10" height="10" rx="2.5" />
      <path d="M3.6 6.2l1.7 1.7 3.2-3.6" className={classes.cut} />
    </>
  ),
  'check-part': (
    <>
      <rect x="1.75" y="1.75" width="8.5" height="8.5" rx="2" className={classes.line} />
      <path d="M3.8 6.2l1.5 1.5 2.9-3.3" className={classes.line} />
    </>
  ),
  cross: <path d="M2.5 2.5l7 7m0-7l-7 7" className={classes.stroke} />,
  bar: (
    <>
      <circle cx="6" cy="6" r="5" />
      <path d="M3.5 6h5" className={classes.cut} />
    </>
  ),
  pause: <path d="M4 2v8m4-8v8" className={classes.stroke} />,
  clock: (
    <>
      <circle cx="6" cy="6" r="4.25" className={classes.line} />
      <path d="M6 3.5V6l1.8 1.2" className={classes.line} />
    </>
  ),
  arrow: <path d="M1.5 6h8m-3-3.2L9.7 6 6.5 9.2" className={classes.stroke} />,
  diamond: <path d="M6 .6L11.4 6 6 11.4.6 6z" />,
  question: (
    <path d="M3.8 4.4C3.8 3 4.7 2.2 6 2.2s2.2.8 2.2 2c0 1.6-2.1 1.7-2.1 3.2m0 2.1v.4" className={classes.stroke} />
  ),
};

type StatusDotProps = { tone: DotTone; shape: DotShape; label: string; title?: string };

/** A state: a shape, a colour and, always, its word. */
export function StatusDot({ tone, shape, label, title }: StatusDotProps) {
  return (
    <span className={classes.status} data-tone={tone} title={title}>
      <svg className={classes.shape} viewBox="0 0 12 12" aria-hidden="true">
        {shapes[shape]}
      </svg>
      <span className={classes.word}>{label}</span>
    </span>
  );
}
