import classes from './ProgressLine.module.css';

type ProgressLineProps = {
  /** 0 to 1; null while the end is unknown. */
  value: number | null;
  /** What is going on, for those who do not see the line. */
  label: string;
};

/** A thin line that fills. */
export function ProgressLine({ value, label }: ProgressLineProps) {
  const share = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div
      className={classes.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
    >
      <div
        className={classes.fill}
        data-unknown={share === null || undefined}
        style={share === null ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}
