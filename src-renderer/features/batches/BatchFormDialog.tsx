import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import type { BatchForm, BatchSummary } from '#shared/domain/batch.ts';
import { useRemembered } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { DayField } from '../../ui/DayField.tsx';
import classes from './BatchDialog.module.css';
import { BatchDialog, DialogForm } from './BatchDialog.tsx';
import { formOf, useCreateBatch, useUpdateBatch } from './batches-commands.ts';
import { useLandingPlaces } from './batches-queries.ts';

type BatchFormDialogProps = {
  opened: boolean;
  /** The batch that is edited, null for a new one. */
  batch: BatchSummary | null;
  onClose: () => void;
  onCreated?: (batchId: string, importing: boolean) => void;
};

/** A new batch, or what one is called, where it is prepared, where its devices go and when. */
export function BatchFormDialog({ opened, batch, onClose, ...rest }: BatchFormDialogProps) {
  const { t } = useText();
  const title = batch ? t('batches.form.editTitle', { name: batch.name }) : t('batches.form.createTitle');
  return (
    <BatchDialog opened={opened} title={title} onClose={onClose}>
      <Form batch={batch} onClose={onClose} {...rest} />
    </BatchDialog>
  );
}

const depotSchema = z.string().max(100);

function Form({ batch, onClose, onCreated }: Omit<BatchFormDialogProps, 'opened'>) {
  const { t } = useText();
  const [depot, rememberDepot] = useRemembered('batchDepot', depotSchema, '');
  const [form, setForm] = useState<BatchForm>(() =>
    batch ? formOf(batch) : { name: '', depot, profileId: null, dueAt: null },
  );
  const [importing, setImporting] = useState(true);
  const [tried, setTried] = useState(false);
  const create = useCreateBatch();
  const update = useUpdateBatch();
  const nameless = form.name.trim() === '';
  const same = batch !== null && JSON.stringify(form) === JSON.stringify(formOf(batch));
  const act = async () => {
    if (batch) return update(batch, form);
    rememberDepot(form.depot.trim());
    onCreated?.(await create({ ...form, name: form.name.trim() }, !importing), importing);
  };
  return (
    <DialogForm
      submit={batch ? t('batches.form.save') : t('batches.form.create')}
      idle={nameless || same}
      act={act}
      onClose={onClose}
    >
      <Fields form={form} onForm={setForm} problem={tried && nameless} onLeave={() => setTried(true)} />
      {batch === null ? (
        <Checkbox
          mt={14}
          label={t('batches.form.importNext')}
          checked={importing}
          onChange={(event) => setImporting(event.currentTarget.checked)}
        />
      ) : null}
    </DialogForm>
  );
}

type FieldsProps = { form: BatchForm; onForm: (form: BatchForm) => void; problem: boolean; onLeave: () => void };

function Fields({ form, onForm, problem, onLeave }: FieldsProps) {
  const { t } = useText();
  const places = useLandingPlaces();
  return (
    <div className={classes.fields}>
      <TextInput
        data-autofocus
        required
        label={t('batches.form.name')}
        placeholder={t('batches.form.nameHint')}
        maxLength={100}
        autoComplete="off"
        error={problem ? t('batches.form.nameNeeded') : null}
        value={form.name}
        onBlur={onLeave}
        onChange={(event) => onForm({ ...form, name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('batches.form.depot')}
          placeholder={t('batches.form.depotHint')}
          maxLength={100}
          autoComplete="off"
          value={form.depot}
          onChange={(event) => onForm({ ...form, depot: event.currentTarget.value })}
        />
        <DayField
          label={t('batches.form.due')}
          width={160}
          day={form.dueAt ?? ''}
          onDay={(day) => onForm({ ...form, dueAt: day || null })}
        />
      </div>
      <Select
        label={t('batches.form.profile')}
        description={t('batches.form.profileHint')}
        placeholder={t('batches.form.profileNone')}
        searchable
        clearable
        nothingFoundMessage={t('devices.filter.nothing')}
        data={places.map(({ profileId, name }) => ({ value: profileId as string, label: name }))}
        value={form.profileId}
        onChange={(value) =>
          onForm({ ...form, profileId: places.find(({ profileId }) => profileId === value)?.profileId ?? null })
        }
      />
    </div>
  );
}
