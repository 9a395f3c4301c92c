import { Button, Combobox, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Configuration, ConfigurationGroup } from '#shared/domain/configuration.ts';
import { type KnownKey, keySections } from '#shared/domain/known-keys.ts';
import { useText } from '../../text/use-text.ts';
import classes from './AddKeyMenu.module.css';
import { findKeys, keysToAdd } from './configuration-rows.ts';

type AddKeyMenuProps = {
  configuration: Configuration;
  group: ConfigurationGroup;
  disabled: boolean;
  onAdd: (name: string) => void;
};

function KeyOption({ known }: { known: KnownKey }) {
  const { t } = useText();
  return (
    <Combobox.Option value={known.name} className={classes.option}>
      <span className={classes.name}>{known.id}</span>
      <span className={classes.about}>{t(`configuration.key.${known.id}`)}</span>
    </Combobox.Option>
  );
}

/** The keys that were found, under the names of their parts where they have some. */
function KeyOptions({ keys }: { keys: readonly KnownKey[] }) {
  const { t } = useText();
  return (
    <>
      {keySections.map((section) => {
        const inside = keys.filter((key) => key.section === section);
        if (inside.length === 0) return null;
        return (
          <Combobox.Group key={section} label={t(`configuration.section.${section}`)}>
            {inside.map((known) => (
              <KeyOption key={known.name} known={known} />
            ))}
          </Combobox.Group>
        );
      })}
      {keys
        .filter(({ section }) => section === null)
        .map((known) => (
          <KeyOption key={known.name} known={known} />
        ))}
    </>
  );
}

function useKeySearch({ configuration, group }: AddKeyMenuProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const free = keysToAdd(configuration, group);
  const found = findKeys(free, text.trim(), ({ id }) => t(`configuration.key.${id}`));
  const typed = text.trim();
  const taken = [...configuration, ...found].some(({ name }) => name === typed);
  return {
    text,
    setText,
    found,
    allUsed: free.length === 0,
    own: group === 'custom' && typed !== '' && !taken ? typed : null,
  };
}

/** *Add key*: finds a known key while its name or purpose is typed; among the custom keys any name can be typed. */
export function AddKeyMenu(props: AddKeyMenuProps) {
  const { group, disabled, onAdd } = props;
  const { t } = useText();
  const { text, setText, found, allUsed, own } = useKeySearch(props);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setText('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const add = (name: string) => {
    combobox.closeDropdown();
    onAdd(name);
  };
  const onText = (next: string) => {
    setText(next);
    combobox.selectFirstOption();
  };
  return (
    <Combobox
      store={combobox}
      width={420}
      position="bottom-end"
      classNames={{ groupLabel: classes.section ?? '' }}
      onOptionSubmit={add}
    >
      <Combobox.Target targetType="button">
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t('configuration.add.label', { group: t(`configuration.group.${group}`) })}
          data-add={group}
          disabled={disabled}
          onClick={() => combobox.toggleDropdown()}
        >
          {t('configuration.add.button')}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          placeholder={t('configuration.add.find')}
          aria-label={t('configuration.add.find')}
        />
        <Combobox.Options className={classes.options}>
          <KeyOptions keys={found} />
          {own === null ? null : (
            <Combobox.Option value={own} className={classes.option}>
              <span className={classes.own}>{t('configuration.add.own', { name: own })}</span>
            </Combobox.Option>
          )}
          {found.length === 0 && own === null ? (
            <Combobox.Empty>{t(allUsed ? 'configuration.add.allUsed' : 'configuration.add.nothing')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
        {group === 'custom' && own === null ? (
          <Combobox.Footer className={classes.hint}>{t('configuration.add.ownHint')}</Combobox.Footer>
        ) : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}
