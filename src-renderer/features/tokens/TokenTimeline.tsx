import { useText } from '../../text/use-text.ts';
import classes from './TokenTimeline.module.css';
import { placeOfDays, scaleDays, stretchOf, type TokenStanding } from './token-timeline.ts';

/** The heads of the time line: today, and days from then on. */
export function TimeScale() {
  const { t } = useText();
  return (
    <span className={classes.scale} aria-hidden="true">
      <span className={classes.head} data-today style={{ left: `${placeOfDays(0)}%` }}>
        {t('tokens.today')}
      </span>
      {scaleDays.map((days) => (
        <span key={days} className={classes.head} style={{ left: `${placeOfDays(days)}%` }}>
          {t('tokens.inDays', { count: days })}
        </span>
      ))}
    </span>
  );
}

/** One token on the time line: from today to its end, from its end to today when it is dead. The words stand beside it. */
export function TokenTimeline({ standing }: { standing: TokenStanding }) {
  const stretch = stretchOf(standing);
  return (
    <span className={classes.line} aria-hidden="true">
      <span className={classes.today} style={{ left: `${placeOfDays(0)}%` }} />
      {scaleDays.map((days) => (
        <span key={days} className={classes.tick} style={{ left: `${placeOfDays(days)}%` }} />
      ))}
      {stretch ? (
        <span
          className={classes.bar}
          data-nearness={standing.nearness}
          style={{ left: `${stretch.left}%`, width: `${stretch.width}%` }}
        />
      ) : null}
    </span>
  );
}
