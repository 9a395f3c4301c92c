import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './HandoverDialogs.module.css';
import { type ChosenFile, useAfterHandOver } from './handover-commands.ts';

type HandedOverProps = { handoverId: string; target: ChosenFile; hasChanges: boolean; onClose: () => void };

/** The file is there: whether its changes stay here as well is the person's to say. */
export function HandedOver({ handoverId, target, hasChanges, onClose }: HandedOverProps) {
  const { t } = useText();
  const { takeOut, show } = useAfterHandOver(handoverId, target);
  return (
    <div className={classes.form}>
      <div className={classes.saved} role="status">
        <IconCheck size={16} aria-hidden />
        <span className={classes.name} title={target.name}>
          {t('handover.out.saved', { file: target.name })}
        </span>
        <Button variant="subtle" size="compact-sm" onClick={show}>
          {t('handover.showInFolder')}
        </Button>
      </div>
      {hasChanges ? <Question takeOut={takeOut} onClose={onClose} /> : <CloseButton onClose={onClose} />}
    </div>
  );
}

function Question({ takeOut, onClose }: { takeOut: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const onTakeOut = async () => {
    setBusy(true);
    await takeOut();
    onClose();
  };
  return (
    <>
      <h3 className={classes.question}>{t('handover.out.question')}</h3>
      <p className={classes.text}>{t('handover.out.keepText')}</p>
      <p className={classes.text}>{t('handover.out.takeOutText')}</p>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('handover.out.keep')}
        </Button>
        <Button data-autofocus loading={busy} onClick={() => void onTakeOut()}>
          {t('handover.out.takeOut')}
        </Button>
      </Group>
    </>
  );
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Group justify="flex-end">
      <Button data-autofocus onClick={onClose}>
        {t('ui.close')}
      </Button>
    </Group>
  );
}
