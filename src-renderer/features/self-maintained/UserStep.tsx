import { Select } from '@mantine/core';
import { useState } from 'react';
import type { AssociatedUser } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './SelfMaintainedWizard.module.css';
import { useUsers } from './self-maintained-queries.ts';

type UserStepProps = { userId: string | null; onUser: (userId: string | null) => void };

/** The page of token and user: what the token means, and whom devices belong to that register with it. */
export function UserStep({ userId, onUser }: UserStepProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<AssociatedUser | null>(null);
  // With a user chosen the field holds that name: it is no search.
  const users = useUsers(chosen && text === nameOf(chosen) ? '' : text).data?.users ?? [];
  const known = chosen && !users.some((user) => user.userId === chosen.userId) ? [chosen, ...users] : users;
  const onChange = (next: string | null) => {
    setChosen(known.find((user) => user.userId === next) ?? null);
    onUser(next);
  };
  return (
    <>
      <p className={classes.text}>{t('selfMaintained.userText')}</p>
      <Select
        label={t('selfMaintained.user')}
        description={t('selfMaintained.userBelongs')}
        placeholder={t('selfMaintained.userHint')}
        nothingFoundMessage={t('selfMaintained.userNone')}
        searchable
        clearable
        autoFocus
        openOnFocus={false}
        data={known.map((user) => ({ value: user.userId, label: nameOf(user) }))}
        // The desk has searched already, in names and addresses, whatever their accents.
        filter={({ options }) => options}
        value={userId}
        searchValue={text}
        onSearchChange={setText}
        onChange={onChange}
        clearButtonProps={{ 'aria-label': t('ui.close') }}
      />
    </>
  );
}

function nameOf({ name, email }: AssociatedUser): string {
  return email === '' ? name : `${name} (${email})`;
}
