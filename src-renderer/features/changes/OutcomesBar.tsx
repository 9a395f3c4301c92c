import type { OutcomeCounts } from '#shared/domain/queued-change.ts';
import { useText } from '../../text/use-text.ts';
import { outcomeShares } from './change-words.ts';
import classes from './OutcomesBar.module.css';

/** How the devices of a change ended, as one bar and in words. */
export function OutcomesBar({ outcomes }: { outcomes: OutcomeCounts }) {
  const { t, format } = useText();
  const shares = outcomeShares(outcomes);
  // One outcome for all is what the state beside it says already.
  if (shares.length < 2) return <div />;
  const words = shares
    .map(({ state, devices }) => `${t(`changes.states.${state}`)} ${format.number(devices)}`)
    .join(' · ');
  return (
    <div className={classes.outcomes}>
      <div className={classes.bar} aria-hidden="true">
        {shares.map(({ state, share }) => (
          <span key={state} className={classes.part} data-state={state} style={{ flexGrow: share }} />
        ))}
      </div>
      <div className={classes.words} title={words}>
        {words}
      </div>
    </div>
  );
}
