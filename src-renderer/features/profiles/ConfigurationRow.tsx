import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { ConfigurationKey } from '#shared/domain/configuration.ts';
import type { Finding } from '#shared/domain/configuration-finding.ts';
import { convertValue, emptyValue } from '#shared/domain/configuration-value.ts';
import { useText } from '../../text/use-text.ts';
import { ConfigurationField } from './ConfigurationField.tsx';
import classes from './ConfigurationRow.module.css';
import {
  type CustomType,
  customTypeOf,
  customTypes,
  type EditorRow,
  fieldKindOf,
  shortLabel,
} from './configuration-rows.ts';
import { LevelSign } from './LevelSign.tsx';
import { useFindingWords } from './use-finding-words.ts';

/** What a row of the editor is handed. */
export type ConfigurationRowProps = {
  row: EditorRow;
  /** The worst the linter has found about it. */
  finding: Finding | undefined;
  disabled: boolean;
  onChange: (change: Partial<ConfigurationKey>) => void;
  onRemove: () => void;
};

/** A name is taken over when it is finished: half a name may happen to be another key's. */
function NameField({ row, disabled, onChange }: ConfigurationRowProps) {
  const { t } = useText();
  const { name } = row.key;
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    if (draft !== null && draft.trim() !== name) onChange({ name: draft.trim() });
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setDraft(null);
    if (event.key !== 'Enter' || draft === null) return;
    event.preventDefault();
    finish();
  };
  return (
    <TextInput
      aria-label={t('configuration.name')}
      placeholder={t('configuration.name')}
      value={draft ?? name}
      disabled={disabled}
      error={name === ''}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: classes.mono ?? '' }}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      // Escape takes the typing back before it closes a dialog around the editor.
      data-mantine-stop-propagation={draft !== null}
      onBlur={finish}
    />
  );
}

function TypeField({ row, disabled, onChange }: ConfigurationRowProps) {
  const { t } = useText();
  const { name, value } = row.key;
  return (
    <Select<CustomType>
      className={classes.type ?? ''}
      aria-label={t('configuration.typeOf', { name: name || t('configuration.nameless') })}
      value={customTypeOf(value)}
      data={customTypes.map((type) => ({ value: type, label: t(`configuration.type.${type}`) }))}
      disabled={disabled}
      allowDeselect={false}
      onChange={(type) => type && onChange({ value: convertValue(value, type) ?? emptyValue(type) })}
    />
  );
}

function KnownName({ row }: { row: EditorRow }) {
  const { t } = useText();
  return (
    <>
      <span className={classes.name} title={row.key.name} data-selectable>
        {shortLabel(row.key.name)}
      </span>
      {row.known ? <span className={classes.about}>{t(`configuration.key.${row.known.id}`)}</span> : null}
    </>
  );
}

function useFindingSaid(finding: Finding | undefined): string {
  const { t } = useText();
  const words = useFindingWords();
  if (!finding) return '';
  return t('configuration.said', {
    level: t(`configuration.level.${finding.level}`),
    sentence: words.sentence(finding),
  });
}

/** One key: its name, the field for its value, what the linter thinks of it, and a way to be rid of it. */
export function ConfigurationRow(props: ConfigurationRowProps) {
  const { row, finding, disabled, onChange, onRemove } = props;
  const { t } = useText();
  const said = useFindingSaid(finding);
  const signId = useId();
  const name = shortLabel(row.key.name) || t('configuration.nameless');
  const remove = t('configuration.remove', { name });
  return (
    <li className={classes.row} data-row={row.at}>
      <div className={classes.what}>{row.known ? <KnownName row={row} /> : <NameField {...props} />}</div>
      <div className={classes.value} data-kind={fieldKindOf(row)}>
        {row.known ? null : <TypeField {...props} />}
        <div className={classes.field} data-field>
          <ConfigurationField
            row={row}
            label={t('configuration.valueOf', { name })}
            disabled={disabled}
            invalid={finding?.level === 'error'}
            describedBy={finding && signId}
            onValue={(value) => onChange({ value })}
          />
        </div>
      </div>
      <div className={classes.sign}>{finding ? <LevelSign level={finding.level} said={said} id={signId} /> : null}</div>
      <ActionIcon
        size={28}
        className={classes.remove ?? ''}
        aria-label={remove}
        title={remove}
        disabled={disabled}
        onClick={onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </li>
  );
}
