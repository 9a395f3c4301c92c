import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck, IconChevronDown, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './FilterPill.module.css';

/** One choice of a filter. */
export type FilterOption = { value: string; label: string; picture?: ReactNode };

type FilterPillProps = {
  label: string;
  /** What is chosen, in words; null while the filter lets everything through. */
  chosen: string | null;
  options: readonly FilterOption[];
  isChosen: (value: string) => boolean;
  onPick: (value: string) => void;
  onClear: () => void;
  /** Several may be chosen: the list stays open. */
  several?: boolean;
  words: { find: string; nothing: string; remove: string };
};

/** With more choices than this, a field to find one appears. */
const FEW = 12;
const MAX_SHOWN = 100;

/** A filter as one button: its name, what is chosen, a list to choose from, a cross to let it go. */
export function FilterPill(props: FilterPillProps) {
  const [text, setText] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setText('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const wanted = text.trim().toLocaleLowerCase();
  const found = props.options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted)).slice(0, MAX_SHOWN);
  const pick = (value: string) => {
    props.onPick(value);
    if (!props.several) combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} width={264} position="bottom-start" onOptionSubmit={pick}>
      <span
        className={classes.pill}
        data-chosen={props.chosen === null ? undefined : true}
        title={props.chosen ?? undefined}
      >
        <Combobox.Target targetType="button">
          <button type="button" className={classes.target} onClick={() => combobox.toggleDropdown()}>
            <span>{props.label}</span>
            {props.chosen === null ? (
              <IconChevronDown size={14} aria-hidden />
            ) : (
              <span className={classes.value}>{props.chosen}</span>
            )}
          </button>
        </Combobox.Target>
        {props.chosen === null ? null : <ClearButton label={props.words.remove} onClick={props.onClear} />}
      </span>
      <Combobox.Dropdown>
        {props.options.length > FEW ? (
          <Combobox.Search
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={props.words.find}
            role="combobox"
            aria-expanded={combobox.dropdownOpened}
            aria-label={props.words.find}
          />
        ) : null}
        <Combobox.Options className={classes.options}>
          {found.map(({ value, label, picture }) => (
            <Combobox.Option key={value} value={value} className={classes.option} active={props.isChosen(value)}>
              <IconCheck size={14} aria-hidden className={classes.check} data-on={props.isChosen(value) || undefined} />
              {picture ?? <span className={classes.optionLabel}>{label}</span>}
            </Combobox.Option>
          ))}
          {found.length === 0 ? <Combobox.Empty>{props.words.nothing}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function ClearButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={classes.clear} aria-label={label} title={label} onClick={onClick}>
      <IconX size={14} aria-hidden />
    </button>
  );
}

/** A filter that is on or off. */
export function FilterToggle(props: { label: string; on: boolean; onToggle: () => void; title?: string }) {
  return (
    <span className={classes.pill} data-chosen={props.on || undefined} title={props.title}>
      <button type="button" className={classes.target} aria-pressed={props.on} onClick={props.onToggle}>
        {props.label}
        {props.on ? <IconX size={14} aria-hidden /> : null}
      </button>
    </span>
  );
}

/** A filter that was set elsewhere: it can only be let go here. */
export function FilterChip(props: { label: string; value: string; remove: string; onClear: () => void }) {
  return (
    <span className={classes.pill} data-chosen title={props.value}>
      <span className={classes.target}>
        <span>{props.label}</span>
        <span className={classes.value}>{props.value}</span>
      </span>
      <ClearButton label={props.remove} onClick={props.onClear} />
    </span>
  );
}
