import type { BatchName } from '#shared/domain/batch.ts';
import { useText } from '../../text/use-text.ts';
import classes from './BatchHit.module.css';

/** A batch that was found: what names it, then how it stands. */
export function BatchHit({ batch: { name, depot, profileName, state } }: { batch: BatchName }) {
  const { t } = useText();
  return (
    <>
      <span className={classes.main}>
        <span>{name}</span>
        <span className={classes.others}>
          {[depot || null, profileName ?? t('batches.noProfile')].filter((part) => part !== null).join(' · ')}
        </span>
      </span>
      <span className={classes.others}>{t(`batches.state.${state}`)}</span>
    </>
  );
}
