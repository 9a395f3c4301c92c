import { useText } from '../../text/use-text.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import classes from './Opening.module.css';

/** What stands in the page while the workspace is being opened, once that takes longer than a blink. */
export function Opening() {
  const { t } = useText();
  return (
    <div className={classes.opening} role="status">
      <span>{t('shell.desk.opening')}</span>
      <ProgressLine value={null} label={t('shell.desk.opening')} />
    </div>
  );
}
