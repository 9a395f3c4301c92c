import { Radio, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ImportPreview } from '#shared/domain/csv-import.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ImportTargets.module.css';
import type { TargetDraft } from './import-draft.ts';
import { hindranceOf, type OpenBatch, type TargetKind, targetKinds } from './import-targets.ts';

type ImportTargetsProps = {
  preview: ImportPreview;
  batches: readonly OpenBatch[];
  draft: TargetDraft;
  onDraft: (change: Partial<TargetDraft>) => void;
};

/** What can be done with the rows of the file; what cannot says why. */
export function ImportTargets(props: ImportTargetsProps) {
  const { t } = useText();
  const { preview, batches, draft, onDraft } = props;
  return (
    <Radio.Group
      label={t('importUse.target.label')}
      value={draft.kind}
      onChange={(kind) => onDraft({ kind: kind as TargetKind })}
    >
      <Stack gap={10} mt={8}>
        {targetKinds.map((kind) => {
          const hindrance = hindranceOf(kind, preview, batches.length);
          const description =
            hindrance === null ? t(`importUse.target.${kind}Text`) : t(`importUse.target.hindrances.${hindrance}`);
          return (
            <div key={kind}>
              <Radio
                size="xs"
                value={kind}
                label={t(`importUse.target.${kind}`)}
                description={description}
                disabled={hindrance !== null}
              />
              {draft.kind === kind && hindrance === null ? <More {...props} /> : null}
            </div>
          );
        })}
      </Stack>
    </Radio.Group>
  );
}

/** What is asked beside a target. */
function More({ preview, batches, draft, onDraft }: ImportTargetsProps) {
  const { t } = useText();
  if (draft.kind === 'newBatch')
    return (
      <TextInput
        className={classes.more ?? ''}
        aria-label={t('importUse.target.batchName')}
        placeholder={t('importUse.target.batchName')}
        value={draft.name}
        maxLength={100}
        onChange={(event) => onDraft({ name: event.currentTarget.value })}
      />
    );
  if (draft.kind === 'batch')
    return (
      <Select
        className={classes.more ?? ''}
        aria-label={t('importUse.target.chooseBatch')}
        placeholder={t('importUse.target.chooseBatchHint')}
        data={batches.map(({ batchId, name }) => ({ value: batchId, label: name }))}
        value={draft.batchId}
        searchable={batches.length > 12}
        onChange={(batchId) => onDraft({ batchId })}
        allowDeselect={false}
      />
    );
  if (draft.kind === 'credentials' || draft.kind === 'attributes')
    return (
      <div className={classes.more}>
        <Overwrite draft={draft} onDraft={onDraft} />
        {draft.kind === 'credentials' && preview.passwords > 0 ? <PasswordNote /> : null}
      </div>
    );
  return null;
}

function Overwrite({ draft, onDraft }: Pick<ImportTargetsProps, 'draft' | 'onDraft'>) {
  const { t } = useText();
  return (
    <div className={classes.overwrite}>
      <span id="import-overwrite">{t('importUse.target.overwrite')}</span>
      <SegmentedControl<'keep' | 'replace'>
        aria-labelledby="import-overwrite"
        value={draft.overwrite ? 'replace' : 'keep'}
        onChange={(value) => onDraft({ overwrite: value === 'replace' })}
        data={[
          { value: 'keep', label: t('importUse.target.keep') },
          { value: 'replace', label: t('importUse.target.replace') },
        ]}
      />
    </div>
  );
}

function PasswordNote() {
  const { t } = useText();
  return (
    <p className={classes.note}>
      <IconLock size={14} aria-hidden />
      <span>{t('importUse.target.passwords')}</span>
    </p>
  );
}
