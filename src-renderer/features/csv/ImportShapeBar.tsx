import { Select } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { csvEncodings, type ImportPreview, type ImportShape, importDelimiters } from '#shared/domain/csv-import.ts';
import { importDialectNames } from '#shared/domain/import-dialect.ts';
import type { FollowedJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { ImportCounts } from './ImportCounts.tsx';
import classes from './ImportShapeBar.module.css';

const encodings = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
} as const;
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;

/** Stands for no dialect in the select, which has no empty value. */
const NO_DIALECT = '-';

type ImportShapeBarProps = {
  preview: ImportPreview;
  onShape: (shape: ImportShape) => void;
  /** Reads the file again; null while it does not. */
  job: FollowedJob | null;
};

/** The file, what is in it, and how it turned out to be written: each part is put right where the guess is wrong. */
export function ImportShapeBar({ preview, onShape, job }: ImportShapeBarProps) {
  const { t } = useText();
  return (
    <section className={classes.bar} aria-label={t('import.shape.label')}>
      <div className={classes.file}>
        <IconFileSpreadsheet size={16} aria-hidden />
        <span className={classes.name} title={preview.fileName}>
          {preview.fileName}
        </span>
        <span className={classes.rows}>{t('import.rows', { count: preview.rows })}</span>
        {job === null ? <ImportCounts preview={preview} /> : <Again job={job} file={preview.fileName} />}
      </div>
      <Guesses shape={preview.shape} onShape={onShape} />
    </section>
  );
}

function Guesses({ shape, onShape }: { shape: ImportShape; onShape: (shape: ImportShape) => void }) {
  const { t } = useText();
  const choose = (change: Partial<ImportShape>) => onShape({ ...shape, ...change });
  return (
    <div className={classes.guesses}>
      <Guess
        label={t('import.shape.dialect')}
        value={shape.dialect ?? NO_DIALECT}
        data={sourcesOf(t)}
        onChange={(value) => choose({ dialect: value === NO_DIALECT ? null : value })}
      />
      <Guess
        label={t('import.shape.delimiter')}
        value={shape.delimiter}
        data={importDelimiters.map((value) => ({ value, label: t(`import.shape.delimiters.${delimiters[value]}`) }))}
        onChange={(value) => choose({ delimiter: value as ImportShape['delimiter'] })}
      />
      <Guess
        label={t('import.shape.encoding')}
        value={shape.encoding}
        data={csvEncodings.map((value) => ({ value, label: encodings[value] }))}
        onChange={(value) => choose({ encoding: value as ImportShape['encoding'] })}
      />
      <Guess
        label={t('import.shape.header')}
        value={shape.header ? 'header' : 'row'}
        data={[
          { value: 'header', label: t('import.shape.isHeader') },
          { value: 'row', label: t('import.shape.isRow') },
        ]}
        onChange={(value) => choose({ header: value === 'header' })}
      />
    </div>
  );
}

function sourcesOf(t: TFunction): GuessProps['data'] {
  const known = importDialectNames.map((value) => ({ value, label: t(`import.shape.dialects.${value}`) }));
  return [...known, { value: NO_DIALECT, label: t('import.shape.unknownDialect') }];
}

type GuessProps = {
  label: string;
  value: string;
  data: { value: string; label: string }[];
  onChange: (value: string) => void;
};

function Guess({ label, value, data, onChange }: GuessProps) {
  return (
    <Select
      label={label}
      value={value}
      data={data}
      allowDeselect={false}
      onChange={(next) => {
        if (next !== null && next !== value) onChange(next);
      }}
    />
  );
}

function Again({ job, file }: { job: FollowedJob; file: string }) {
  const { t } = useText();
  const progress = useSyncExternalStore(job.subscribe, job.current)?.progress ?? null;
  return (
    <ProgressLine value={progress?.total ? progress.done / progress.total : null} label={t('import.again', { file })} />
  );
}
