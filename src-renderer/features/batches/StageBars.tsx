import { Tooltip } from '@mantine/core';
import type { BatchStages } from '#shared/domain/batch.ts';
import { useText } from '../../text/use-text.ts';
import classes from './StageBars.module.css';
import { stageTotal } from './StageLine.tsx';

const all = ['expected', 'scanned', 'approved', 'assigned', 'registered'] as const;

/** A bar for each stage, all to one measure: the step where devices stay behind can be seen. */
export function StageBars({ stages }: { stages: BatchStages }) {
  const { t, format } = useText();
  const total = stageTotal(stages);
  return (
    <ul className={classes.stages} aria-label={t('batches.stages')}>
      {all.map((stage) => {
        const done = stages[stage];
        const name = t(`batches.stage.${stage}`);
        return (
          <Tooltip key={stage} label={t(`batches.stageHint.${stage}`)} openDelay={400}>
            <li className={classes.stage} aria-label={t('batches.stageOf', { stage: name, done, total })}>
              <span className={classes.head} aria-hidden="true">
                <span className={classes.name}>{name}</span>
                <span className={classes.number}>{format.number(done)}</span>
              </span>
              <span className={classes.line} aria-hidden="true">
                <span data-stage={stage} style={{ width: total === 0 ? 0 : `${(done / total) * 100}%` }} />
              </span>
            </li>
          </Tooltip>
        );
      })}
    </ul>
  );
}
