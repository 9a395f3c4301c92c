import { ActionIcon, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { AssociatedUser } from '#shared/domain/profile.ts';
import { useCommand } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import classes from './UserField.module.css';

const TYPING_PAUSE_MS = 80;
const MAX_USERS = 6;

type UserFieldProps = {
  label: string;
  description?: string;
  value: AssociatedUser | null;
  onChange: (user: AssociatedUser | null) => void;
  autoFocus?: boolean;
};

/** Finds a user of Ivanti by any part of name or mail address, as last read, so that it works offline (behaviours 49, 91). */
export function UserField({ label, description, value, onChange, autoFocus }: UserFieldProps) {
  const { t } = useText();
  const [text, setText] = useState(value?.name ?? '');
  const [asked] = useDebouncedValue(value ? '' : text.trim(), TYPING_PAUSE_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const input = { text: asked, limit: MAX_USERS };
  const { data } = useCommand('profiles.searchUsers', input, ['users'], { keepPrevious: true });
  const users = data?.users ?? [];
  const choose = (user: AssociatedUser | null) => {
    setText(user?.name ?? '');
    onChange(user);
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      onOptionSubmit={(userId) => choose(users.find((user) => user.userId === userId) ?? null)}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={label}
          description={description}
          placeholder={t('profiles.wizard.userHint')}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={
            text === '' ? null : (
              <ActionIcon size={24} aria-label={t('profiles.wizard.clearUser')} onClick={() => choose(null)}>
                <IconX size={14} />
              </ActionIcon>
            )
          }
          data-autofocus={autoFocus || undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (value) onChange(null);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options>
          {users.map((user) => (
            <Combobox.Option key={user.userId} value={user.userId} className={classes.option}>
              <span className={classes.name}>{user.name}</span>
              <span className={classes.mail}>{user.email}</span>
            </Combobox.Option>
          ))}
          {data && users.length === 0 ? (
            <Combobox.Empty className={classes.empty}>
              {t(asked === '' ? 'profiles.wizard.noUsersYet' : 'profiles.wizard.noUser')}
            </Combobox.Empty>
          ) : null}
        </Combobox.Options>
        {data && data.total > users.length ? (
          <Combobox.Footer className={classes.empty}>
            {t('profiles.wizard.moreUsers', { count: data.total - users.length })}
          </Combobox.Footer>
        ) : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}
