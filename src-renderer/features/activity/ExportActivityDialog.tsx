import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ActivityFilter } from '#shared/domain/activity-entry.ts';
import type { FollowedJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { type ExportForm, type ExportTarget, useExportActivity } from './activity-commands.ts';
import { useActivityTotal } from './activity-queries.ts';
import classes from './ExportActivityDialog.module.css';

type ExportActivityDialogProps = {
  opened: boolean;
  onClose: () => void;
  filter: ActivityFilter;
  /** How many entries the list shows. */
  found: number;
  onJob: (job: FollowedJob, target: ExportTarget) => void;
};

/** What the file is for: proof elsewhere, or reading; then where to. */
export function ExportActivityDialog(props: ExportActivityDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<span className={classes.title}>{t('activity.export.title')}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ExportFields {...props} />
    </Modal>
  );
}

function ExportFields({ onClose, filter, found, onJob }: ExportActivityDialogProps) {
  const { t } = useText();
  const save = useExportActivity(onJob);
  const total = useActivityTotal() ?? found;
  const [form, setForm] = useState<ExportForm>('json');
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(form, filter)) onClose();
  };
  const proof = (
    <>
      {t('activity.export.jsonText', { count: total })}
      <code className={classes.command} translate="no">
        Muster verify {t('activity.export.jsonName')}.jsonl
      </code>
    </>
  );
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Radio.Group label={t('activity.export.form')} value={form} onChange={(next) => setForm(next as ExportForm)}>
        <Stack gap={8} mt={6}>
          <Radio size="xs" value="json" label={t('activity.export.json')} description={proof} />
          <Radio
            size="xs"
            value="csv"
            label={t('activity.export.csv')}
            description={t('activity.export.csvText', { count: found })}
          />
        </Stack>
      </Radio.Group>
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" data-autofocus>
          {t('activity.export.submit')}
        </Button>
      </Group>
    </form>
  );
}
