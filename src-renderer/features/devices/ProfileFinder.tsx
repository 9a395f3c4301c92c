import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isLandingPlace, type ProfileId, type ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { useProfiles } from './devices-queries.ts';
import { bestProfile, nextProfile, profilesNamed } from './find-profile.ts';
import classes from './MoveDevicesDialog.module.css';
import { matchName } from './match-identifier.ts';

type OptionProps = { id: string; profile: ProfileSummary; text: string; chosen: boolean; onChoose: () => void };

function ProfileOption({ id, profile, text, chosen, onChoose }: OptionProps) {
  const { t, format } = useText();
  const option = useRef<HTMLDivElement>(null);
  const open = isLandingPlace(profile);
  const closed = profile.fate === 'leaves' ? 'profiles.goes' : 'profiles.selfMaintained';
  useEffect(() => {
    if (chosen) option.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-disabled={!open}
      className={classes.option}
      onPointerDown={(event) => {
        event.preventDefault();
        if (open) onChoose();
      }}
    >
      <span className={classes.name}>
        <MarkedText text={profile.name} mark={matchName(profile.name, text)} />
      </span>
      <span className={classes.side}>{open ? format.number(profile.devices) : t(closed)}</span>
    </div>
  );
}

type ProfileFinderProps = {
  chosenId: ProfileId | null;
  onChoose: (profileId: ProfileId | null) => void;
  /** Enter: the profile stood on is the one. */
  onDecide: () => void;
};

/** A field that finds a profile by part of its name; arrow keys walk through those that take devices, Enter decides. */
export function ProfileFinder({ chosenId, onChoose, onDecide }: ProfileFinderProps) {
  const { t } = useText();
  const { data } = useProfiles();
  const [text, setText] = useState('');
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  // The dialog's own care for the focus comes too late for the first letters of a fast typist. Not before the effects of
  // this drawing are through: the dialog notes in one of them where the focus has to go back to.
  useEffect(() => queueMicrotask(() => field.current?.focus()), []);
  const found = profilesNamed(data?.profiles ?? [], text);
  const onText = (next: string) => {
    setText(next);
    const matching = profilesNamed(data?.profiles ?? [], next);
    onChoose(next.trim() === '' ? null : bestProfile(matching, null));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (chosenId !== null) onDecide();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onChoose(nextProfile(found, chosenId, event.key === 'ArrowDown' ? 1 : -1));
  };
  return (
    <>
      <TextInput
        ref={field}
        data-autofocus
        label={t('devices.move.find')}
        placeholder={t('devices.move.findHint')}
        leftSection={<IconSearch size={15} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosenId === null ? undefined : `${listId}-${chosenId}`}
        autoComplete="off"
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('devices.move.find')} className={classes.options}>
        {found.map((profile) => (
          <ProfileOption
            key={profile.profileId}
            id={`${listId}-${profile.profileId}`}
            profile={profile}
            text={text}
            chosen={profile.profileId === chosenId}
            onChoose={() => onChoose(profile.profileId)}
          />
        ))}
        {found.length === 0 && data ? <p className={classes.hint}>{t('devices.move.noMatch')}</p> : null}
      </div>
    </>
  );
}
