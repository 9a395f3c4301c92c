import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApprovalPlan, UploadSummary } from '#shared/domain/reseller-upload.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ApproveDialog.module.css';
import { statusLooks } from './upload-status.ts';
import { useApproveUploads } from './uploads-commands.ts';
import { useApprovalPlan } from './uploads-queries.ts';

function PlanLines({ plan }: { plan: ApprovalPlan }) {
  const { t } = useText();
  const { approve, held, alreadyWaiting, alreadyApproved } = plan;
  const lines = [
    { look: { tone: 'waiting', shape: 'arrow' } as const, count: approve, words: 'uploads.approve.will' as const },
    { look: statusLooks.onHold, count: held, words: 'uploads.approve.held' as const },
    { look: statusLooks.waiting, count: alreadyWaiting, words: 'uploads.approve.waiting' as const },
    { look: statusLooks.approved, count: alreadyApproved, words: 'uploads.approve.already' as const },
  ];
  return (
    <ul className={classes.lines}>
      {lines
        .filter(({ count, words }) => count > 0 || words === 'uploads.approve.will')
        .map(({ look, count, words }) => (
          <li key={words}>
            <StatusDot {...look} label={t(words, { count })} />
          </li>
        ))}
    </ul>
  );
}

function ApproveForm({ upload, onClose }: { upload: UploadSummary; onClose: () => void }) {
  const { t } = useText();
  const approve = useApproveUploads();
  const { plan, error } = useApprovalPlan(upload.uploadId);
  const [busy, setBusy] = useState(false);
  const nothing = plan !== null && plan.approve === 0;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (nothing || busy) return;
    setBusy(true);
    if (await approve([upload.uploadId])) onClose();
    else setBusy(false);
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      {error ? <ErrorNotice error={envelopeOf(error)} /> : null}
      <section className={classes.plan} aria-live="polite" aria-label={t('uploads.approve.plan')}>
        {plan ? <PlanLines plan={plan} /> : <p className={classes.text}>{t('uploads.approve.counting')}</p>}
        {plan && plan.held > 0 ? <p className={classes.text}>{t('uploads.approve.whole')}</p> : null}
        <p className={classes.text}>{t('uploads.approve.text')}</p>
      </section>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" data-autofocus aria-disabled={nothing} data-disabled={nothing} loading={busy}>
          {nothing
            ? t('uploads.approve.nothing')
            : t('uploads.approve.submit', { count: plan?.approve ?? upload.toApprove })}
        </Button>
      </Group>
    </form>
  );
}

/** *Approve All Devices* shows what it would do and asks (behaviours 33, 34). */
export function ApproveDialog({ upload, onClose }: { upload: UploadSummary | null; onClose: () => void }) {
  const { t } = useText();
  const [shown, setShown] = useState(upload);
  if (upload !== null && upload !== shown) setShown(upload);
  return (
    <Modal
      opened={upload !== null}
      onClose={onClose}
      title={
        <span className={classes.title}>
          {t('uploads.approve.title')}{' '}
          <span className={classes.upload}>{shown ? `${shown.uploadId} · ${shown.resellerName}` : ''}</span>
        </span>
      }
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {shown ? <ApproveForm upload={shown} onClose={onClose} /> : null}
    </Modal>
  );
}
