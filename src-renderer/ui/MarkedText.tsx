import classes from './MarkedText.module.css';

/** A text with the stretch that was searched for emphasised. */
export function MarkedText({ text, mark }: { text: string; mark: { start: number; end: number } | null }) {
  if (!mark) return text;
  return (
    <>
      {text.slice(0, mark.start)}
      <mark className={classes.mark}>{text.slice(mark.start, mark.end)}</mark>
      {text.slice(mark.end)}
    </>
  );
}
