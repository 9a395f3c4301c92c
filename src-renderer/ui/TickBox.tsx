import classes from './TickBox.module.css';

/** The picture of a tick box; what it stands for is said by the element around it. */
export function TickBox({ state }: { state: 'none' | 'some' | 'all' }) {
  return (
    <svg className={classes.box} data-state={state} viewBox="0 0 16 16" aria-hidden="true">
      <rect x="1" y="1" width="14" height="14" rx="3.5" />
      {state === 'all' ? <path d="M4.5 8.2l2.4 2.4 4.6-5" /> : null}
      {state === 'some' ? <path d="M4.5 8h7" /> : null}
    </svg>
  );
}
