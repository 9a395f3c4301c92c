import type { BatchStages } from '#shared/domain/batch.ts';
import { useText } from '../../text/use-text.ts';
import classes from './StageLine.module.css';

const steps = ['scanned', 'approved', 'assigned', 'registered'] as const;

/** How many devices there are to go through the stages: those of the note, else those scanned. */
export function stageTotal({ expected, scanned }: BatchStages): number {
  return Math.max(expected, scanned);
}

/** How far a batch has got, as one line: the further a device got, the darker; the furthest stage in words. */
export function StageLine({ stages }: { stages: BatchStages }) {
  const { t, format } = useText();
  const total = stageTotal(stages);
  const stage = [...steps].reverse().find((step) => stages[step] > 0) ?? 'scanned';
  const words = t('batches.stageOf', { stage: t(`batches.stage.${stage}`), done: stages[stage], total });
  return (
    <span className={classes.stages} title={words}>
      <span className={classes.line} aria-hidden="true">
        {steps.map((step, at) => {
          const next = steps[at + 1];
          const share = stages[step] - (next === undefined ? 0 : stages[next]);
          return <span key={step} data-stage={step} style={{ flexGrow: share, order: -at }} />;
        })}
        <span style={{ flexGrow: total - stages.scanned, order: 1 }} />
      </span>
      <span className={classes.words}>
        {total === 0 ? '—' : `${t(`batches.stage.${stage}`)} ${format.number(stages[stage])} / ${format.number(total)}`}
      </span>
    </span>
  );
}
