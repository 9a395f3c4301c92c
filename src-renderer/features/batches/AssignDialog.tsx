import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { AssignPlan, BatchSummary } from '#shared/domain/batch.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './BatchDialog.module.css';
import { BatchDialog, DialogForm } from './BatchDialog.tsx';
import { useAssignBatch } from './batches-commands.ts';
import { useAssignPlan } from './batches-queries.ts';

function PlanLines({ plan }: { plan: AssignPlan }) {
  const { t } = useText();
  const { move, fromOther, alreadyThere, cannot, profileName: profile } = plan;
  return (
    <ul className={classes.lines}>
      <li>
        <StatusDot tone="waiting" shape="arrow" label={t('batches.assigning.will', { count: move, profile })} />
      </li>
      {fromOther > 0 ? (
        <li className={classes.under}>{t('batches.assigning.fromOther', { count: fromOther })}</li>
      ) : null}
      {alreadyThere > 0 ? (
        <li>
          <StatusDot tone="assigned" shape="disc" label={t('batches.assigning.there', { count: alreadyThere })} />
        </li>
      ) : null}
      {cannot.map(({ why, devices }) => {
        const reason = t(`batches.assigning.reason.${why}`);
        return (
          <li key={why}>
            <StatusDot tone="unassigned" shape="bar" label={t('batches.assigning.stays', { count: devices, reason })} />
          </li>
        );
      })}
    </ul>
  );
}

function AssignForm({ batch, onClose }: { batch: BatchSummary; onClose: () => void }) {
  const { t } = useText();
  const assign = useAssignBatch();
  const [extra, setExtra] = useState(false);
  const { batchId, findings } = batch;
  const { plan, error } = useAssignPlan({ batchId, extra });
  const nothing = plan === undefined || plan.move === 0;
  return (
    <DialogForm
      submit={nothing ? t('batches.assigning.nothing') : t('batches.assigning.submit', { count: plan.move })}
      idle={nothing}
      act={() => assign({ batchId, extra })}
      onClose={onClose}
    >
      {error ? <ErrorNotice error={envelopeOf(error)} /> : null}
      <section className={classes.plan} aria-live="polite" aria-label={t('batches.assigning.plan')}>
        {plan ? (
          <PlanLines plan={plan} />
        ) : (
          <p className={classes.text}>{error ? null : t('batches.assigning.counting')}</p>
        )}
      </section>
      {findings.extra > 0 ? (
        <Checkbox
          label={t('batches.assigning.extra')}
          checked={extra}
          onChange={(event) => setExtra(event.currentTarget.checked)}
        />
      ) : null}
    </DialogForm>
  );
}

/** *Assign* shows what it would do and asks. */
export function AssignDialog({ batch, onClose }: { batch: BatchSummary | null; onClose: () => void }) {
  const { t } = useText();
  const title = t('batches.assigning.title', { name: batch?.name ?? '' });
  return (
    <BatchDialog opened={batch !== null} title={title} onClose={onClose}>
      {batch ? <AssignForm batch={batch} onClose={onClose} /> : null}
    </BatchDialog>
  );
}
