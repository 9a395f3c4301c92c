import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { BatchSummary } from '#shared/domain/batch.ts';
import { useText } from '../../text/use-text.ts';
import classes from './BatchDialog.module.css';
import { BatchDialog, DialogForm } from './BatchDialog.tsx';
import { useDeleteBatch, useSetBatchState } from './batches-commands.ts';

type Ask = { batch: BatchSummary; onClose: () => void };
type DialogProps = { batch: BatchSummary | null; onClose: () => void };

function HoldForm({ batch, onClose }: Ask) {
  const { t } = useText();
  const setState = useSetBatchState();
  const [devices, setDevices] = useState(true);
  return (
    <DialogForm
      submit={t('batches.holding.submit')}
      act={() => setState(batch, { state: 'held', devices })}
      onClose={onClose}
    >
      <p className={classes.text}>{t('batches.holding.text')}</p>
      <Checkbox
        data-autofocus
        label={t('batches.holding.devices')}
        description={t('batches.holding.devicesText')}
        checked={devices}
        onChange={(event) => setDevices(event.currentTarget.checked)}
      />
    </DialogForm>
  );
}

/** *Hold*: the batch alone, or with its devices. */
export function HoldBatchDialog({ batch, onClose }: DialogProps) {
  const { t } = useText();
  return (
    <BatchDialog
      opened={batch !== null}
      title={t('batches.holding.title', { name: batch?.name ?? '' })}
      onClose={onClose}
    >
      {batch ? <HoldForm batch={batch} onClose={onClose} /> : null}
    </BatchDialog>
  );
}

/** What a batch leaves unfinished, in words. */
function useUnfinished({ stages, findings }: BatchSummary): string[] {
  const { t } = useText();
  const left = [
    { key: 'notScanned', count: Math.max(0, stages.expected - stages.scanned) },
    { key: 'notAssigned', count: stages.scanned - stages.assigned },
    { key: 'extra', count: findings.extra },
  ] as const;
  return left.filter(({ count }) => count > 0).map(({ key, count }) => t(`batches.closing.${key}`, { count }));
}

function CloseForm({ batch, onClose }: Ask) {
  const { t } = useText();
  const setState = useSetBatchState();
  const unfinished = useUnfinished(batch);
  return (
    <DialogForm submit={t('batches.closing.submit')} act={() => setState(batch, { state: 'closed' })} onClose={onClose}>
      {unfinished.length === 0 ? (
        <p className={classes.text}>{t('batches.closing.finished')}</p>
      ) : (
        <>
          <p className={classes.text}>{t('batches.closing.unfinished')}</p>
          <ul className={classes.lines}>
            {unfinished.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <p className={`${classes.text} ${classes.dim}`}>{t('batches.closing.text')}</p>
    </DialogForm>
  );
}

/** *Close* shows what is unfinished and asks. */
export function CloseBatchDialog({ batch, onClose }: DialogProps) {
  const { t } = useText();
  return (
    <BatchDialog
      opened={batch !== null}
      title={t('batches.closing.title', { name: batch?.name ?? '' })}
      onClose={onClose}
    >
      {batch ? <CloseForm batch={batch} onClose={onClose} /> : null}
    </BatchDialog>
  );
}

function DeleteForm({ batch, onClose, onDeleted }: Ask & { onDeleted: () => void }) {
  const { t } = useText();
  const remove = useDeleteBatch();
  const empty = batch.noteName === null && batch.stages.scanned + batch.findings.extra === 0;
  const act = async () => {
    await remove(batch);
    onDeleted();
  };
  return (
    <DialogForm danger submit={t('batches.deleting.submit')} act={act} onClose={onClose}>
      <p className={classes.text}>{t(empty ? 'batches.deleting.empty' : 'batches.deleting.text')}</p>
    </DialogForm>
  );
}

/** *Delete* says what goes and asks. */
export function DeleteBatchDialog({ batch, onClose, onDeleted }: DialogProps & { onDeleted: () => void }) {
  const { t } = useText();
  return (
    <BatchDialog
      opened={batch !== null}
      title={t('batches.deleting.title', { name: batch?.name ?? '' })}
      onClose={onClose}
    >
      {batch ? <DeleteForm batch={batch} onClose={onClose} onDeleted={onDeleted} /> : null}
    </BatchDialog>
  );
}
