import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { CsvUpload } from './CsvUpload.tsx';
import { NameFields } from './NameFields.tsx';
import classes from './SelfMaintainedWizard.module.css';
import { useCreateSelfMaintained } from './self-maintained-commands.ts';
import { useProfiles } from './self-maintained-queries.ts';
import { UserStep } from './UserStep.tsx';
import { useFileCheck } from './use-file-check.ts';
import { WithoutTokenField } from './WithoutTokenField.tsx';
import { emptyForm, type WizardForm, wizardBlock, wizardSteps } from './wizard-form.ts';

type WizardProps = { opened: boolean; onClose: () => void };

/** Makes a Self-Maintained profile of a CSV file (behaviours 101, 109, 110). */
export function SelfMaintainedWizard({ opened, onClose }: WizardProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // A file that was checked is not lost by a slip of the mouse.
      closeOnClickOutside={false}
      title={<span className={classes.title}>{t('selfMaintained.title')}</span>}
      size={720}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <WizardPages onClose={onClose} />
    </Modal>
  );
}

function WizardPages({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState<WizardForm>(emptyForm);
  const [page, setPage] = useState<1 | 2>(1);
  const file = useFileCheck();
  const profiles = useProfiles();
  const taken = useMemo(() => (profiles ?? []).map(({ name }) => name), [profiles]);
  const { create, busy } = useCreateSelfMaintained();
  const report = file.check.kind === 'checked' ? file.check.report : null;
  const block = wizardBlock(form, report, taken);
  const steps = wizardSteps(form);
  const isLast = page === steps;
  const set = (change: Partial<WizardForm>) => setForm((old) => ({ ...old, ...change }));
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (block !== null || report === null) return;
    if (!isLast) setPage(2);
    else if (await create(form, report)) onClose();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void onSubmit(event)}>
      {page === 1 ? (
        <>
          <NameFields form={form} taken={taken} set={set} />
          <CsvUpload file={file} form={form} set={set} />
          <WithoutTokenField checked={form.withoutToken} onChange={(withoutToken) => set({ withoutToken })} />
        </>
      ) : (
        <UserStep userId={form.userId} onUser={(userId) => set({ userId })} />
      )}
      <Footer
        {...{ page, steps, block, busy }}
        devices={report?.accepted ?? 0}
        onBack={() => (page === 1 ? onClose() : setPage(1))}
      />
    </form>
  );
}

type FooterProps = {
  page: 1 | 2;
  steps: 1 | 2;
  block: ReturnType<typeof wizardBlock>;
  busy: boolean;
  devices: number;
  onBack: () => void;
};

function Footer({ page, steps, block, busy, devices, onBack }: FooterProps) {
  const { t } = useText();
  const words = block === null ? t('selfMaintained.willGet', { count: devices }) : t(`selfMaintained.${block}`);
  return (
    <Group className={classes.footer} gap={8}>
      <span className={classes.step}>{steps === 2 ? t('selfMaintained.step', { step: page, steps }) : null}</span>
      <span className={classes.hint} role="status">
        {words}
      </span>
      <Button variant="default" onClick={onBack}>
        {t(page === 1 ? 'ui.cancel' : 'selfMaintained.back')}
      </Button>
      <Button type="submit" disabled={block !== null} loading={busy}>
        {t(page === steps ? 'selfMaintained.done' : 'selfMaintained.next')}
      </Button>
    </Group>
  );
}
