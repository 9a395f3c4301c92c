import { type KeyboardEvent, useRef } from 'react';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { ProfileCard } from './ProfileCard.tsx';
import classes from './ProfilesPanel.module.css';
import type { ProfilesSlot } from './profiles-slot.ts';

const CLOCK_MS = 60_000;

/** Where the focus goes with a key, among `count` entries. */
export function nextFocus(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

function AllDevices({ chosen, total, onChoose }: { chosen: boolean; total: number | null; onChoose: () => void }) {
  const { t, format } = useText();
  return (
    <button type="button" className={classes.all} aria-pressed={chosen} tabIndex={chosen ? 0 : -1} onClick={onChoose}>
      <span>{t('profiles.all')}</span>
      <span className={classes.allCount}>{total === null ? '' : format.number(total)}</span>
    </button>
  );
}

/** All devices, then each profile: one stop for Tab, arrow keys inside. */
export function ProfileList(props: ProfilesSlot & { profiles: readonly ProfileSummary[] }) {
  const { profiles, chosenId, landing } = props;
  const now = useNow(CLOCK_MS);
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = nextFocus(event.key, at, buttons.length);
    if (at < 0 || to === null) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <ul ref={list} className={classes.list} onKeyDown={onKeyDown}>
      <li>
        <AllDevices chosen={chosenId === null} total={props.total} onChoose={() => props.onChoose(null)} />
      </li>
      {profiles.map((profile) => (
        <li key={profile.profileId}>
          <ProfileCard
            profile={profile}
            chosen={profile.profileId === chosenId}
            now={now}
            carrying={landing && { kind: landing.kind, words: landing.words, refusal: landing.refusal(profile) }}
            onChoose={() => props.onChoose(profile.profileId === chosenId ? null : profile)}
            onLand={() => props.onLand(profile)}
            tabIndex={profile.profileId === chosenId ? 0 : -1}
          />
        </li>
      ))}
    </ul>
  );
}
