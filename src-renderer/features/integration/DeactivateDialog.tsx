import { Button, Group, Modal } from '@mantine/core';
import { useSyncStatus } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import classes from './DeactivateDialog.module.css';
import { useDeactivate } from './integration-commands.ts';

type DeactivateDialogProps = { opened: boolean; onClose: () => void };

/** Asks before the integration is switched off: what stops, and what stays. */
export function DeactivateDialog({ opened, onClose }: DeactivateDialogProps) {
  const { t } = useText();
  const waiting = useSyncStatus()?.waiting ?? 0;
  const deactivate = useDeactivate(onClose);
  const stops = [t('integration.off.reading'), t('integration.off.sending')];
  const queue = waiting === 0 ? t('integration.off.queue') : t('integration.off.waiting', { count: waiting });
  const stays = [t('integration.off.cache'), queue, t('integration.off.settings')];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('integration.off.title')}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Part title={t('integration.off.stops')} lines={stops} />
      <Part title={t('integration.off.stays')} lines={stays} />
      <p className={classes.again}>{t('integration.off.again')}</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button loading={deactivate.isPending} data-autofocus onClick={deactivate.start}>
          {t('integration.deactivate')}
        </Button>
      </Group>
    </Modal>
  );
}

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
