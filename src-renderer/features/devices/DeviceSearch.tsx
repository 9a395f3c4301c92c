import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DeviceId, DeviceRow } from '#shared/domain/device.ts';
import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';
import { useCommand } from '../../data.ts';
import { type Place, useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { DeviceHit, ProfileHit } from './DeviceHits.tsx';
import classes from './DeviceSearch.module.css';
import { useProfiles } from './devices-queries.ts';
import { profilesNamed } from './find-profile.ts';

const TYPING_PAUSE_MS = 80;
const MAX_DEVICES = 8;
const MAX_PROFILES = 4;

/** One thing of another feature that a text finds: what is shown of it, and where it leads. */
export type OtherHit = { key: string; hit: ReactNode; place: Place };

/** How another feature takes part in the search. */
export type OtherFinder = { label: string; find: (text: string) => OtherHit[] };

type OtherHits = { label: string; hits: OtherHit[] };

type Hits = {
  devices: DeviceRow[];
  more: boolean;
  profiles: ProfileSummary[];
  others: OtherHits[];
  waiting: boolean;
  text: string;
};

/** What a typed text finds; the last hits stay while the next are asked for. */
function useHits(typed: string, finders: readonly OtherFinder[]): Hits {
  const [paused] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const asked = paused !== '';
  const { data, isPlaceholderData } = useCommand(
    'devices.search',
    { text: paused, limit: MAX_DEVICES },
    ['devices', 'changes', 'profiles'],
    { enabled: asked, keepPrevious: true },
  );
  const profiles = useProfiles().data?.profiles ?? [];
  return {
    devices: asked ? (data?.devices ?? []) : [],
    more: asked && (data?.more ?? false),
    profiles: asked ? profilesNamed(profiles, paused).slice(0, MAX_PROFILES) : [],
    others: asked ? finders.map(({ label, find }) => ({ label, hits: find(paused) })) : [],
    waiting: asked && (data === undefined || isPlaceholderData),
    text: paused,
  };
}

function HitList({ hits }: { hits: Hits }) {
  const { t } = useText();
  const groups: ReactNode[] = [];
  if (hits.devices.length > 0) {
    groups.push(
      <Combobox.Group key="devices" label={t('devices.search.devices')}>
        {hits.devices.map((device) => (
          <Combobox.Option key={device.deviceId} value={`device:${device.deviceId}`} className={classes.option}>
            <DeviceHit device={device} text={hits.text} />
          </Combobox.Option>
        ))}
      </Combobox.Group>,
    );
  }
  if (hits.profiles.length > 0) {
    groups.push(
      <Combobox.Group key="profiles" label={t('devices.search.profiles')}>
        {hits.profiles.map((profile) => (
          <Combobox.Option key={profile.profileId} value={`profile:${profile.profileId}`} className={classes.option}>
            <ProfileHit profile={profile} text={hits.text} />
          </Combobox.Option>
        ))}
      </Combobox.Group>,
    );
  }
  for (const { label, hits: found } of hits.others) {
    if (found.length === 0) continue;
    groups.push(
      <Combobox.Group key={label} label={label}>
        {found.map(({ key, hit }) => (
          <Combobox.Option key={key} value={`other:${key}`} className={classes.option}>
            {hit}
          </Combobox.Option>
        ))}
      </Combobox.Group>,
    );
  }
  if (groups.length > 0) return groups;
  const words = hits.text === '' ? t('devices.search.teach') : t('devices.search.none', { text: hits.text });
  return hits.waiting ? null : <Combobox.Empty className={classes.empty}>{words}</Combobox.Empty>;
}

/**
 * A scanner types a whole identifier and Enter faster than anything is found: Enter then opens the first hit when the hits
 * are there, and never one of an earlier text. Answers whether it took the key.
 */
function useEarlyEnter(hits: Hits, typed: string, open: (value: string) => void): () => boolean {
  const wanted = useRef<string | null>(null);
  const wish = typed.trim();
  const settled = !hits.waiting && hits.text === wish;
  useEffect(() => {
    if (!settled || wanted.current === null) return;
    const found = wanted.current === hits.text ? firstHit(hits) : null;
    wanted.current = null;
    if (found !== null) open(found);
  }, [settled, hits, open]);
  return () => {
    if (settled || wish === '') return false;
    wanted.current = wish;
    return true;
  };
}

function countOthers({ others }: Hits): number {
  return others.reduce((sum, { hits }) => sum + hits.length, 0);
}

function firstHit({ devices: [device], profiles: [profile], others }: Hits): string | null {
  if (device) return `device:${device.deviceId}`;
  if (profile) return `profile:${profile.profileId}`;
  const [other] = others.flatMap(({ hits }) => hits);
  return other ? `other:${other.key}` : null;
}

/** Where a hit leads. */
function placeOf(value: string, { others }: Hits): Place {
  const [kind, id = ''] = value.split(/:(.*)/s);
  if (kind === 'device') return { page: 'devices', deviceId: id as DeviceId };
  if (kind === 'profile') return { page: 'devices', profileId: id as ProfileId };
  const found = others.flatMap(({ hits }) => hits).find(({ key }) => key === id);
  return found?.place ?? { page: 'devices' };
}

/** The search field of the top bar: a device by any identifier or its last digits, a profile by name, and what others find. */
export function DeviceSearch({ finders }: { finders: readonly OtherFinder[] }) {
  const { t } = useText();
  const { go } = useNavigation();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const hits = useHits(typed, finders);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { selectFirstOption } = combobox;
  const found = hits.devices.length + hits.profiles.length + countOthers(hits);
  useEffect(() => {
    if (found > 0 && hits.text !== '') selectFirstOption();
  }, [found, hits.text, selectFirstOption]);
  useHotkeys([['mod+K', () => field.current?.select()]], []);

  const open = (value: string) => {
    go(placeOf(value, hits));
    setTyped('');
    combobox.closeDropdown();
    field.current?.blur();
  };
  const takeEnter = useEarlyEnter(hits, typed, open);
  return (
    <Combobox store={combobox} onOptionSubmit={open} width={460} position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={field}
          aria-label={t('devices.search.label')}
          placeholder={t('devices.search.hint')}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={<KeyHint keys="Ctrl K" />}
          rightSectionWidth={58}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && takeEnter()) combobox.resetSelectedOption();
            if (event.key !== 'Escape' || combobox.dropdownOpened) return;
            setTyped('');
            field.current?.blur();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options}>
          <HitList hits={hits} />
        </Combobox.Options>
        {hits.more ? <Combobox.Footer className={classes.more}>{t('devices.search.more')}</Combobox.Footer> : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}
