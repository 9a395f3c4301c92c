import { Radio, Stack } from '@mantine/core';
import type { ImportPreview } from '#shared/domain/csv-import.ts';
import { useText } from '../../text/use-text.ts';
import { ImportCounts } from './ImportCounts.tsx';
import { ImportPlanView } from './ImportPlanView.tsx';
import { ImportTargets } from './ImportTargets.tsx';
import classes from './ImportUse.module.css';
import type { ImportMode } from './import-commands.ts';
import type { FixedTarget, OpenBatch } from './import-targets.ts';
import type { ImportUse as Use } from './use-import-use.ts';

type ImportUseProps = {
  preview: ImportPreview;
  fixed: FixedTarget | null;
  batches: readonly OpenBatch[];
  use: Use;
};

/** What shall be done with the rows, and what that would do. */
export function ImportUse({ preview, fixed, batches, use }: ImportUseProps) {
  const { t } = useText();
  return (
    <>
      <div className={classes.counts}>
        <ImportCounts preview={preview} />
      </div>
      <div className={classes.use}>
        <div className={classes.choices}>
          {fixed === null ? (
            <ImportTargets preview={preview} batches={batches} draft={use.draft} onDraft={use.setDraft} />
          ) : (
            <p className={classes.fixed}>{t('importUse.target.batchText')}</p>
          )}
          {preview.refused > 0 ? <ModeField refused={preview.refused} mode={use.mode} onMode={use.setMode} /> : null}
        </div>
        <ImportPlanView kind={use.draft.kind} state={use.plan} />
      </div>
    </>
  );
}

type ModeFieldProps = { refused: number; mode: ImportMode; onMode: (mode: ImportMode) => void };

function ModeField({ refused, mode, onMode }: ModeFieldProps) {
  const { t } = useText();
  return (
    <Radio.Group label={t('importUse.mode.label')} value={mode} onChange={(next) => onMode(next as ImportMode)}>
      <Stack gap={8} mt={8}>
        <Radio
          size="xs"
          value="all-or-nothing"
          label={t('importUse.mode.all-or-nothing')}
          description={t('importUse.mode.all-or-nothingText')}
        />
        <Radio
          size="xs"
          value="good-rows"
          label={t('importUse.mode.good-rows')}
          description={t('importUse.mode.good-rowsText', { count: refused })}
        />
      </Stack>
    </Radio.Group>
  );
}
