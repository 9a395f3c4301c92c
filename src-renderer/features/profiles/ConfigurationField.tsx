import { Autocomplete, NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ConfigurationValue } from '#shared/domain/configuration.ts';
import { sameValue, valueTypeOf } from '#shared/domain/configuration-value.ts';
import { readJson } from '#shared/domain/read-json.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ConfigurationField.module.css';
import { type EditorRow, fieldKindOf } from './configuration-rows.ts';

type FieldProps = {
  value: ConfigurationValue;
  label: string;
  disabled: boolean;
  /** The linter has found an error in it. */
  invalid: boolean;
  /** The element that says what was found. */
  describedBy: string | undefined;
  onValue: (value: ConfigurationValue) => void;
};

const mono = { input: classes.mono ?? '' };
const plain = { autoComplete: 'off', spellCheck: false } as const;
const MAX_ZONES = 50;

function textOf(value: ConfigurationValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What every field but the switch is given alike. */
function shared({ label, disabled, invalid, describedBy }: FieldProps) {
  return { 'aria-label': label, 'aria-describedby': describedBy, disabled, error: invalid };
}

function TextField(props: FieldProps) {
  const { value, onValue } = props;
  return (
    <TextInput
      {...plain}
      {...shared(props)}
      value={textOf(value)}
      classNames={mono}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}

function SecretField(props: FieldProps) {
  const { value, onValue } = props;
  const { t } = useText();
  const [visible, setVisible] = useState(false);
  const toggle = t(visible ? 'configuration.hideSecret' : 'configuration.showSecret');
  return (
    <PasswordInput
      {...plain}
      {...shared(props)}
      value={textOf(value)}
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleButtonProps={{ 'aria-label': toggle, title: toggle, tabIndex: 0 }}
      classNames={{ innerInput: classes.mono ?? '' }}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}

function ZoneField(props: FieldProps) {
  const { value, onValue } = props;
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  return (
    <Autocomplete
      {...plain}
      {...shared(props)}
      value={textOf(value)}
      data={zones}
      limit={MAX_ZONES}
      maxDropdownHeight={220}
      classNames={mono}
      onChange={onValue}
    />
  );
}

function ChoiceField(props: FieldProps & { choices: readonly string[] }) {
  const { value, choices, onValue } = props;
  const chosen = textOf(value);
  return (
    <Select
      {...shared(props)}
      value={chosen}
      data={choices.includes(chosen) ? choices : [chosen, ...choices]}
      allowDeselect={false}
      classNames={mono}
      onChange={(next) => onValue(next ?? chosen)}
    />
  );
}

function SwitchField({ value, label, disabled, describedBy, onValue }: FieldProps) {
  return (
    <Switch
      aria-label={label}
      aria-describedby={describedBy}
      label={String(value)}
      checked={value === true}
      disabled={disabled}
      classNames={{ root: classes.switch ?? '', label: classes.mono ?? '' }}
      onChange={(event) => onValue(event.currentTarget.checked)}
    />
  );
}

/** An emptied field keeps the number it had until another is typed. */
function NumberField(props: FieldProps) {
  const { value, onValue } = props;
  const [draft, setDraft] = useState<{ typed: string | number; of: ConfigurationValue } | null>(null);
  const onChange = (typed: string | number) => {
    setDraft({ typed, of: typeof typed === 'number' ? typed : value });
    if (typeof typed === 'number') onValue(typed);
  };
  return (
    <NumberInput
      {...shared(props)}
      value={draft && draft.of === value ? draft.typed : Number(value)}
      allowDecimal={false}
      clampBehavior="none"
      hideControls
      classNames={mono}
      onChange={onChange}
      onBlur={() => setDraft(null)}
    />
  );
}

/** What is typed becomes the value as soon as it is JSON; until then its first fault is told. */
function JsonField(props: FieldProps) {
  const { value, invalid, onValue } = props;
  const { t } = useText();
  const [draft, setDraft] = useState<{ text: string; of: ConfigurationValue } | null>(null);
  const text = draft && sameValue(draft.of, value) ? draft.text : JSON.stringify(value, null, 2);
  const reading = readJson(text);
  const fits = reading.ok && valueTypeOf(reading.node.value) === 'object';
  const onText = (next: string) => {
    const now = readJson(next);
    const read = now.ok && valueTypeOf(now.node.value) === 'object' ? now.node.value : value;
    setDraft({ text: next, of: read });
    if (read !== value) onValue(read);
  };
  const problem = reading.ok ? { kind: 'not_object' as const, line: 1, column: 1, found: '' } : reading.problem;
  const fault = `${t('configuration.import.place', problem)} ${t(`configuration.fault.${problem.kind}`, problem)}`;
  return (
    <Textarea
      {...plain}
      {...shared(props)}
      value={text}
      error={fits ? invalid : fault}
      autosize
      minRows={1}
      maxRows={10}
      classNames={mono}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

/** The field for the value of a key, made for its type. */
export function ConfigurationField({ row, ...props }: Omit<FieldProps, 'value'> & { row: EditorRow }) {
  const field = { ...props, value: row.key.value };
  switch (fieldKindOf(row)) {
    case 'text':
      return <TextField {...field} />;
    case 'secret':
      return <SecretField {...field} />;
    case 'zone':
      return <ZoneField {...field} />;
    case 'choice':
      return <ChoiceField {...field} choices={row.known?.choices ?? []} />;
    case 'boolean':
      return <SwitchField {...field} />;
    case 'number':
      return <NumberField {...field} />;
    case 'json':
      return <JsonField {...field} />;
  }
}
