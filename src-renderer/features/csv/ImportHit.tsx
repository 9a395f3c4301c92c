import { IconFileImport } from '@tabler/icons-react';
import { useText } from '../../text/use-text.ts';
import classes from './ImportHit.module.css';

/** The way to import a file, among what a text finds. */
export function ImportHit() {
  const { t } = useText();
  return (
    <>
      <span className={classes.main}>
        <span>{t('import.action')}</span>
        <span className={classes.others}>{t('import.searchText')}</span>
      </span>
      <IconFileImport size={16} aria-hidden />
    </>
  );
}
