import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportColumn, ImportPreview } from '#shared/domain/csv-import.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ImportColumns.module.css';
import { attributeFault, choiceGroups, choiceOf, columnOf, withColumn } from './import-columns.ts';

type ImportColumnsProps = { preview: ImportPreview; onColumns: (columns: ImportColumn[]) => void };

/** The first rows as they stand in the file, and above each column what it is taken for. */
export function ImportColumns({ preview, onColumns }: ImportColumnsProps) {
  const { t } = useText();
  const { shape, headers, sample } = preview;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section className={classes.scroller} tabIndex={0} aria-label={t('import.columns.label')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {shape.columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={at} scope="col" data-ignored={column.kind === 'ignored' || undefined}>
                <Meaning
                  header={headers[at] ?? ''}
                  columns={shape.columns}
                  at={at}
                  onColumn={(next) => onColumns(withColumn(shape.columns, at, next))}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((cells, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={line}>
              {shape.columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <SampleCell key={at} column={column} cell={cells[at] ?? ''} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SampleCell({ column, cell }: { column: ImportColumn; cell: string }) {
  const { t } = useText();
  const secret = column.kind === 'field' && column.field === 'password' && cell !== '';
  return (
    <td title={secret ? t('import.columns.hidden') : cell} data-ignored={column.kind === 'ignored' || undefined}>
      {secret ? '••••••' : cell}
    </td>
  );
}

type MeaningProps = {
  header: string;
  columns: readonly ImportColumn[];
  at: number;
  onColumn: (column: ImportColumn) => void;
};

function Meaning({ header, columns, at, onColumn }: MeaningProps) {
  const { t } = useText();
  const column = columns[at] ?? { kind: 'ignored' };
  return (
    <div className={classes.meaning}>
      <span className={classes.header} title={header}>
        {header}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('import.columns.meaning', { column: header })}
        value={choiceOf(column)}
        onChange={(event) => onColumn(columnOf(event.currentTarget.value, header))}
      >
        <Choices />
      </NativeSelect>
      {column.kind === 'attribute' ? (
        <AttributeName key={column.name} {...{ name: column.name, header, columns, at, onColumn }} />
      ) : null}
    </div>
  );
}

function Choices() {
  const { t } = useText();
  return (
    <>
      {(['names', 'facts', 'wishes'] as const).map((group) => (
        <optgroup key={group} label={t(`import.columns.groups.${group}`)}>
          {choiceGroups[group].map((field) => (
            <option key={field} value={field}>
              {t(`import.columns.choices.${field}`)}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label={t('import.columns.groups.others')}>
        <option value="attribute">{t('import.columns.choices.attribute')}</option>
        <option value="ignored">{t('import.columns.choices.ignored')}</option>
      </optgroup>
    </>
  );
}

type AttributeNameProps = MeaningProps & { name: string };

/** What the attribute is called here; read again when the person has done with it, not with every letter. */
function AttributeName({ name, header, columns, at, onColumn }: AttributeNameProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(name);
  const fault = attributeFault(columns, at, typed);
  const take = () => {
    if (fault === null && typed.trim() !== name) onColumn({ kind: 'attribute', name: typed.trim() });
  };
  return (
    <TextInput
      size="xs"
      aria-label={t('import.columns.attributeName', { column: header })}
      value={typed}
      maxLength={60}
      error={fault === null ? null : t(`import.columns.faults.${fault}`)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        take();
      }}
    />
  );
}
