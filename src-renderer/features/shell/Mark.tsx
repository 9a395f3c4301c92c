import classes from './Mark.module.css';

/** Our own mark: devices drawn up in rows, one stepping forward. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1" y="1" width="18" height="18" rx="4.5" className={classes.ground} />
      <rect x="4.5" y="8.5" width="2.6" height="6" rx="0.9" className={classes.rank} />
      <rect x="8.7" y="5.5" width="2.6" height="6" rx="0.9" className={classes.lead} />
      <rect x="12.9" y="8.5" width="2.6" height="6" rx="0.9" className={classes.rank} />
    </svg>
  );
}
