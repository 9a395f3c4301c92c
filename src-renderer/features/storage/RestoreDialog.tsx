import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Backup, RestorePlan } from '#shared/domain/storage.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import classes from './StorageSettings.module.css';
import { useRestore } from './storage-commands.ts';
import { useRestorePlan } from './storage-queries.ts';

type RestoreDialogProps = { backup: Backup | null; onClose: () => void };

/** Says what going back to a backup costs, and does it. */
export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const { t, format } = useText();
  const restore = useRestore(onClose);
  const { plan, error } = useRestorePlan(backup?.name ?? null);
  const [shown, setShown] = useState(backup);
  if (backup !== null && backup !== shown) setShown(backup);
  return (
    <Modal
      opened={backup !== null}
      onClose={onClose}
      title={<span className={classes.title}>{t('storage.restore.title')}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <p className={classes.text}>{t('storage.restore.from', { when: shown ? format.dateTime(shown.at) : '' })}</p>
      {error === null ? <Costs plan={plan} /> : <ErrorNotice error={envelopeOf(error)} />}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('ui.cancel')}
        </Button>
        <Button
          color="red"
          disabled={plan === null}
          loading={restore.busy}
          onClick={() => shown && restore.start(shown.name)}
        >
          {t('storage.restore.submit')}
        </Button>
      </Group>
    </Modal>
  );
}

function Costs({ plan }: { plan: RestorePlan | null }) {
  const { t } = useText();
  if (plan === null) return <p className={classes.dim}>{t('storage.restore.counting')}</p>;
  const { changes, deeds, waiting } = plan;
  const lost = [
    ...(changes > 0 ? [t('storage.restore.changes', { count: changes })] : []),
    ...(deeds > 0 ? [t('storage.restore.deeds', { count: deeds })] : []),
  ];
  const kept = [
    t('storage.restore.aside'),
    ...(waiting > 0 ? [t('storage.restore.waiting', { count: waiting })] : []),
    t('storage.restore.restart'),
  ];
  return (
    <div aria-live="polite">
      <Lines title={t('storage.restore.lost')} lines={lost.length > 0 ? lost : [t('storage.restore.nothingLost')]} />
      <Lines title={t('storage.restore.kept')} lines={kept} />
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className={classes.lines}>
      <h3 className={classes.heading}>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
