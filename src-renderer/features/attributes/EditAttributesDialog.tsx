import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CustomAttribute } from '#shared/domain/custom-attribute.ts';
import type { DeviceSelection } from '#shared/domain/device.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { AttributeSelect, ModeField, NewAttribute } from './AttributeFields.tsx';
import { type AttributeDraft, blankDraft, countSet, draftAttribute, draftFaults } from './attribute-draft.ts';
import { useSetAttribute } from './attributes-commands.ts';
import { useAttributePlan, useAttributes } from './attributes-queries.ts';
import classes from './EditAttributesDialog.module.css';

type FormProps = {
  selection: DeviceSelection;
  count: number;
  attributes: readonly CustomAttribute[];
  onClose: () => void;
};

/** What is filled in, what it would do, and whether it can be done. */
function useDraft({ attributes, count, ...props }: FormProps) {
  // The devices it was opened for, whatever is drawn anew behind it.
  const [selection] = useState(props.selection);
  const [draft, setDraft] = useState<AttributeDraft>(() => blankDraft(attributes));
  const attribute = draftAttribute(draft, attributes);
  const faults = draftFaults(draft, attributes);
  const { plan, error } = useAttributePlan(selection, attribute?.name ?? '');
  const sets = plan ? countSet(plan, draft.mode) : count;
  const ready = attribute !== null && draft.value.trim() !== '' && !faults.name && !faults.value && sets > 0;
  const change = (part: Partial<AttributeDraft>) => setDraft((old) => ({ ...old, ...part }));
  return { selection, draft, change, attribute, faults, plan, error, sets, ready };
}

function EditForm(props: FormProps) {
  const { t } = useText();
  const set = useSetAttribute();
  const { selection, draft, change, attribute, faults, plan, error, sets, ready } = useDraft(props);
  const [busy, setBusy] = useState(false);
  const { attributes, onClose } = props;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || attribute === null || busy) return;
    setBusy(true);
    const { value, mode, isNew } = draft;
    if (await set({ selection, attribute: { ...attribute, isNew }, edit: { value, mode } })) onClose();
    else setBusy(false);
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap={14}>
        {attributes.length > 0 ? <AttributeSelect draft={draft} onDraft={change} attributes={attributes} /> : null}
        {draft.isNew ? <NewAttribute draft={draft} onDraft={change} taken={faults.name} /> : null}
        <TextInput
          label={t('attributes.value')}
          value={draft.value}
          onChange={(event) => change({ value: event.currentTarget.value })}
          error={faults.value ? t('attributes.numberWrong') : null}
          maxLength={255}
          autoComplete="off"
        />
        <div className={classes.plan} aria-live="polite">
          {error === null ? null : <ErrorNotice error={envelopeOf(error)} />}
          {plan ? <ModeField draft={draft} onDraft={change} plan={plan} /> : null}
        </div>
      </Stack>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={busy}>
          {sets === 0 ? t('attributes.nothing') : t('attributes.submit', { count: sets })}
        </Button>
      </Group>
    </form>
  );
}

type EditAttributesDialogProps = {
  opened: boolean;
  onClose: () => void;
  selection: DeviceSelection;
  /** How many devices that is. */
  count: number;
};

/** *Edit* (behaviours 92, 115): one custom attribute for the selected devices, or for all devices of a profile. */
export function EditAttributesDialog({ opened, onClose, selection, count }: EditAttributesDialogProps) {
  const { t } = useText();
  const attributes = useAttributes();
  return (
    <Modal
      // Not before its fields are there: the focus goes to the first of them.
      opened={opened && attributes !== undefined}
      onClose={onClose}
      title={
        <span className={classes.title}>
          {t('attributes.editLabel')} <span className={classes.count}>{t('devices.move.devices', { count })}</span>
        </span>
      }
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {attributes ? <EditForm selection={selection} count={count} attributes={attributes} onClose={onClose} /> : null}
    </Modal>
  );
}
