import { Button, Checkbox, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { HandoverOffer, HandoverParts } from '#shared/domain/handover.ts';
import { envelopeOf, run } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import { HandedOver } from './HandedOver.tsx';
import classes from './HandoverDialogs.module.css';
import { useFileWork } from './handover-commands.ts';
import { useOffer } from './handover-queries.ts';
import { passphraseFault, type TypedPassphrase } from './passphrase-form.ts';
import { WorkProgress } from './WorkProgress.tsx';

const parts = ['waiting', 'held', 'batches', 'holds', 'notes', 'attributes'] as const;

const everything: HandoverParts = {
  ...{ waiting: true, held: true, batches: true },
  ...{ holds: true, notes: true, attributes: true },
};

/** How much of each part there is. */
function countsOf(offer: HandoverOffer): Record<keyof HandoverParts, number> {
  const { waiting, held, attributes } = offer;
  return { ...offer, waiting: waiting.changes, held: held.changes, attributes: attributes.names };
}

type PartsFieldProps = { offer: HandoverOffer; chosen: HandoverParts; onChosen: (chosen: HandoverParts) => void };

function PartsField({ offer, chosen, onChosen }: PartsFieldProps) {
  const { t } = useText();
  const counts = countsOf(offer);
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('handover.out.parts')}</legend>
      <Stack gap={6} mt={6}>
        {parts
          .filter((part) => counts[part] > 0)
          .map((part) => (
            <Checkbox
              key={part}
              size="xs"
              label={t(`handover.out.${part}`, {
                count: part === 'attributes' ? offer.attributes.values : counts[part],
              })}
              checked={chosen[part]}
              onChange={(event) => onChosen({ ...chosen, [part]: event.currentTarget.checked })}
            />
          ))}
      </Stack>
    </fieldset>
  );
}

type PassphraseFieldsProps = { typed: TypedPassphrase; onTyped: (typed: TypedPassphrase) => void; told: boolean };

function PassphraseFields({ typed, onTyped, told }: PassphraseFieldsProps) {
  const { t } = useText();
  const fault = told ? passphraseFault(typed) : null;
  return (
    <>
      <PasswordInput
        data-autofocus
        autoComplete="off"
        label={t('handover.out.passphrase')}
        description={t('handover.out.passphraseHint')}
        value={typed.first}
        error={fault === 'weak' ? t('handover.out.weak') : null}
        onChange={(event) => onTyped({ ...typed, first: event.currentTarget.value })}
      />
      <PasswordInput
        autoComplete="off"
        label={t('handover.out.again')}
        value={typed.again}
        error={fault === 'unequal' ? t('handover.out.unequal') : null}
        onChange={(event) => onTyped({ ...typed, again: event.currentTarget.value })}
      />
      <p className={classes.text}>{t('handover.out.lost')}</p>
    </>
  );
}

function useSuggestedName(): () => Promise<string> {
  const { t } = useText();
  return async () => {
    const { workspace } = await run('shell.getState', {});
    return `${t('handover.out.fileName', { name: workspace?.name ?? '' })}.muster`;
  };
}

type HandOverFormProps = { offer: HandoverOffer; onClose: () => void };

function HandOverForm({ offer, onClose }: HandOverFormProps) {
  const { t } = useText();
  const notify = useNotify();
  const suggestName = useSuggestedName();
  const { work, start } = useFileWork();
  const [chosen, setChosen] = useState(everything);
  const [typed, setTyped] = useState<TypedPassphrase>({ first: '', again: '' });
  const [told, setTold] = useState(false);
  const counts = countsOf(offer);
  const nothing = parts.every((part) => !chosen[part] || counts[part] === 0);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setTold(true);
    if (nothing || passphraseFault(typed) !== null) return;
    try {
      const target = await run('shell.chooseSaveFile', { suggestedName: await suggestName(), purpose: 'handover' });
      if (!target) return;
      await start(target, () => run('handover.export', { file: target.file, passphrase: typed.first, parts: chosen }));
    } catch (error) {
      notify.error(error);
    }
  };
  if (work.kind === 'over')
    return (
      <HandedOver
        handoverId={work.jobId}
        target={work.target}
        hasChanges={(chosen.waiting && counts.waiting > 0) || (chosen.held && counts.held > 0)}
        onClose={onClose}
      />
    );
  if (work.kind === 'running')
    return <WorkProgress job={work.job} label={t('handover.out.writing', { file: work.target.name })} />;
  return (
    <form className={classes.form} onSubmit={(event) => void onSubmit(event)}>
      {work.error ? <ErrorNotice error={work.error} /> : null}
      <p className={classes.text}>{t('handover.out.text')}</p>
      <PartsField offer={offer} chosen={chosen} onChosen={setChosen} />
      <PassphraseFields typed={typed} onTyped={setTyped} told={told} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={nothing}>
          {nothing ? t('handover.out.nothing') : t('handover.out.submit')}
        </Button>
      </Group>
    </form>
  );
}

function HandOverBody({ onClose }: { onClose: () => void }) {
  const offer = useOffer();
  if (offer.error) return <ErrorNotice error={envelopeOf(offer.error)} onRetry={() => void offer.refetch()} />;
  return offer.data ? <HandOverForm offer={offer.data} onClose={onClose} /> : <div className={classes.waiting} />;
}

/** *Hand over…*: what goes into the file, under which passphrase, and what becomes of it here. */
export function HandOverDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('handover.out.title')}</span>}
      size={520}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <HandOverBody onClose={onClose} />
    </Modal>
  );
}
