import classes from './KeyHint.module.css';

/** A key or chord as printed on the keyboard. */
export function KeyHint({ keys }: { keys: string }) {
  return <kbd className={classes.key}>{keys}</kbd>;
}
