import { Button, Group, Input, Modal, PasswordInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { run } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import classes from './HandoverDialogs.module.css';
import { type ChosenFile, useFileWork } from './handover-commands.ts';
import type { TitleOf } from './OpenedChanges.tsx';
import { OpenedFile } from './OpenedFile.tsx';
import { WorkProgress } from './WorkProgress.tsx';

type FileFieldProps = { chosen: ChosenFile | null; onChosen: (chosen: ChosenFile) => void };

function FileField({ chosen, onChosen }: FileFieldProps) {
  const { t } = useText();
  const notify = useNotify();
  const choose = async () => {
    try {
      const file = await run('shell.chooseOpenFile', { purpose: 'handover' });
      if (file) onChosen(file);
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <Input.Wrapper label={t('handover.in.file')} labelElement="div">
      <div className={classes.file}>
        <IconFileImport size={16} aria-hidden />
        <span className={classes.name} data-none={chosen === null || undefined} title={chosen?.name}>
          {chosen?.name ?? t('handover.in.noFile')}
        </span>
        <Button variant="subtle" size="compact-sm" data-autofocus onClick={() => void choose()}>
          {t(chosen === null ? 'handover.in.choose' : 'handover.in.chooseOther')}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

type TakeOverBodyProps = { onClose: () => void; titleOf: TitleOf };

function TakeOverBody({ onClose, titleOf }: TakeOverBodyProps) {
  const { t } = useText();
  const { work, start } = useFileWork();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  useForgetting();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen === null || passphrase === '') return;
    void start(chosen, () => run('handover.open', { file: chosen.file, passphrase }));
  };
  if (work.kind === 'over') return <OpenedFile openedId={work.jobId} onClose={onClose} titleOf={titleOf} />;
  if (work.kind === 'running')
    return <WorkProgress job={work.job} label={t('handover.in.reading', { file: work.target.name })} />;
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      <p className={classes.text}>{t('handover.in.text')}</p>
      <FileField chosen={chosen} onChosen={setChosen} />
      <PasswordInput
        autoComplete="off"
        label={t('handover.in.passphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {work.error ? <ErrorNotice error={work.error} /> : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={chosen === null || passphrase === ''}>
          {t('handover.in.open')}
        </Button>
      </Group>
    </form>
  );
}

/** An opened file is held by the desk for as long as somebody looks at it. */
function useForgetting(): void {
  useEffect(
    () => () => {
      run('handover.dismiss', {}).catch(() => undefined);
    },
    [],
  );
}

/** *Take over…*: a file, its passphrase, what is in it, and which of it is taken over. */
export function TakeOverDialog({ opened, onClose, titleOf }: TakeOverBodyProps & { opened: boolean }) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('handover.in.title')}</span>}
      size={680}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <TakeOverBody onClose={onClose} titleOf={titleOf} />
    </Modal>
  );
}
