import { useText } from '../../text/use-text.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import classes from './DeskBar.module.css';

/** Says that the background process is being started again, while it is. */
export function DeskBar() {
  const { t } = useText();
  return (
    <div className={classes.bar} role="status">
      <span>{t('shell.desk.restarting')}</span>
      <ProgressLine value={null} label={t('shell.desk.restarting')} />
    </div>
  );
}
