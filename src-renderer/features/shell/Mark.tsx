import classes from './Mark.module.css';

/** Our own mark: an M of two upright devices and the fold between them. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" className={classes.ground} />
      <path d="M6.4 6.6L10 10.4l3.6-3.8" className={classes.fold} />
      <path d="M5.4 5.4v9.2M14.6 5.4v9.2" className={classes.device} />
    </svg>
  );
}
