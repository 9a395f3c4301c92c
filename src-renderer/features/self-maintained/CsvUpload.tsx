import { ActionIcon, Button } from '@mantine/core';
import { IconFileSpreadsheet, IconMinus, IconUpload } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import type { FollowedJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { CheckResult } from './CheckResult.tsx';
import classes from './CsvUpload.module.css';
import { useSaveTemplate } from './self-maintained-commands.ts';
import type { FileCheck, useFileCheck } from './use-file-check.ts';
import type { WizardForm } from './wizard-form.ts';

type CsvUploadProps = {
  file: ReturnType<typeof useFileCheck>;
  form: WizardForm;
  set: (change: Partial<WizardForm>) => void;
};

/** *Download CSV Template*, *Upload CSV*, and what was found in the file (behaviours 101, 110). */
export function CsvUpload({ file, form, set }: CsvUploadProps) {
  const { t } = useText();
  const saveTemplate = useSaveTemplate();
  const { check } = file;
  const template = (
    <Button variant="default" onClick={() => void saveTemplate()}>
      {t('selfMaintained.template')}
    </Button>
  );
  return (
    <section className={classes.part} aria-labelledby="csv-upload">
      <h3 className={classes.heading} id="csv-upload">
        {t('selfMaintained.file')}
      </h3>
      {check.kind === 'none' ? (
        <>
          <p className={classes.text}>{t('selfMaintained.fileText')}</p>
          <div className={classes.actions}>
            {template}
            <Button
              variant="default"
              leftSection={<IconUpload size={15} aria-hidden />}
              onClick={() => void file.choose()}
            >
              {t('selfMaintained.upload')}
            </Button>
          </div>
        </>
      ) : (
        <ChosenFile check={check} onChoose={() => void file.choose()} onRemove={file.remove} />
      )}
      {check.kind === 'failed' ? <ErrorNotice error={check.error}>{template}</ErrorNotice> : null}
      {check.kind === 'checked' ? (
        <CheckResult report={check.report} mode={form.mode} onMode={(mode) => set({ mode })} />
      ) : null}
    </section>
  );
}

type ChosenFileProps = { check: Exclude<FileCheck, { kind: 'none' }>; onChoose: () => void; onRemove: () => void };

function ChosenFile({ check, onChoose, onRemove }: ChosenFileProps) {
  const { t } = useText();
  return (
    <div className={classes.file}>
      <IconFileSpreadsheet size={16} aria-hidden />
      <span className={classes.name} title={check.name}>
        {check.name}
      </span>
      {check.kind === 'checking' ? <CheckProgress job={check.job} name={check.name} /> : null}
      {check.kind === 'checked' ? <FileForm report={check.report} /> : null}
      {check.kind === 'checking' ? null : (
        <Button className={classes.other ?? ''} variant="subtle" size="compact-sm" onClick={onChoose}>
          {t('selfMaintained.chooseOther')}
        </Button>
      )}
      <ActionIcon
        size={24}
        aria-label={t('selfMaintained.removeFile')}
        title={t('selfMaintained.removeFile')}
        onClick={onRemove}
      >
        <IconMinus size={16} />
      </ActionIcon>
    </div>
  );
}

function CheckProgress({ job, name }: { job: FollowedJob; name: string }) {
  const { t, format } = useText();
  const progress = useSyncExternalStore(job.subscribe, job.current)?.progress ?? null;
  const left = progress?.leftMs ?? null;
  return (
    <div className={classes.progress}>
      <ProgressLine
        value={progress?.total ? progress.done / progress.total : null}
        label={t('selfMaintained.checking', { file: name })}
      />
      <span className={classes.left}>
        {left === null || left < 1000 ? '' : t('selfMaintained.left', { left: format.duration(left) })}
      </span>
      <Button variant="light" size="compact-sm" onClick={job.cancel}>
        {t('ui.cancel')}
      </Button>
    </div>
  );
}

const encodings = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' };
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** How the file turned out to be written: a wrong guess shows here first. */
function FileForm({ report }: { report: Extract<FileCheck, { kind: 'checked' }>['report'] }) {
  const { t } = useText();
  const delimiter = t(`selfMaintained.delimiters.${delimiters[report.delimiter]}`);
  return (
    <span className={classes.form}>
      {t('selfMaintained.form', { encoding: encodings[report.encoding], delimiter })}
    </span>
  );
}
