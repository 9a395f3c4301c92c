import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type DeviceFilter, type DeviceState, deviceStates } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import { FilterChip, FilterPill, FilterToggle } from '../../ui/FilterPill.tsx';
import { FilterText } from '../../ui/FilterText.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { stateLooks } from './device-states.ts';
import { useFilterValues, useProfiles } from './devices-queries.ts';
import classes from './FilterBar.module.css';
import { isOpenFilter, withFilter } from './use-view.ts';

type FilterProps = { filter: DeviceFilter; onFilter: (filter: DeviceFilter) => void };

function TextFilter({ filter, onFilter }: FilterProps) {
  const { t } = useText();
  return (
    <FilterText
      className={classes.text}
      label={t('devices.filter.text')}
      hint={t('devices.filter.textHint')}
      value={filter.text ?? ''}
      onText={(text) => onFilter(withFilter(filter, 'text', text))}
    />
  );
}

function StateFilter({ filter, onFilter }: FilterProps) {
  const { t } = useText();
  const chosen: readonly DeviceState[] = filter.states ?? [];
  const label = (state: DeviceState) => t(`devices.state.${state}`);
  const [first, ...others] = chosen.map(label);
  const words =
    first === undefined || others.length === 0
      ? (first ?? null)
      : t('devices.filter.more', { first, others: others.length });
  return (
    <FilterPill
      several
      label={t('devices.filter.state')}
      chosen={words}
      options={deviceStates.map((state) => ({
        value: state,
        label: label(state),
        picture: <StatusDot {...stateLooks[state]} label={label(state)} />,
      }))}
      isChosen={(value) => chosen.some((state) => state === value)}
      onPick={(value) => {
        const states = deviceStates.filter((state) => (state === value) !== chosen.includes(state));
        onFilter(withFilter(filter, 'states', states));
      }}
      onClear={() => onFilter(withFilter(filter, 'states', undefined))}
      words={{
        find: t('devices.filter.find'),
        nothing: t('devices.filter.nothing'),
        remove: t('devices.filter.remove', { label: t('devices.filter.state') }),
      }}
    />
  );
}

type ValueFilterProps = FilterProps & {
  part: 'model' | 'resellerName' | 'uploadId';
  label: string;
  values: readonly string[];
};

function ValueFilter({ filter, onFilter, part, label, values }: ValueFilterProps) {
  const { t } = useText();
  const chosen = filter[part] ?? null;
  return (
    <FilterPill
      label={label}
      chosen={chosen}
      options={values.map((value) => ({ value, label: value }))}
      isChosen={(value) => value === chosen}
      onPick={(value) => onFilter(withFilter(filter, part, value === chosen ? undefined : value))}
      onClear={() => onFilter(withFilter(filter, part, undefined))}
      words={{
        find: t('devices.filter.find'),
        nothing: t('devices.filter.nothing'),
        remove: t('devices.filter.remove', { label }),
      }}
    />
  );
}

function ProfileChip({ filter, onFilter }: FilterProps) {
  const { t } = useText();
  const { data } = useProfiles();
  const { profileId } = filter;
  if (profileId === undefined) return null;
  const name = data?.profiles.find((profile) => profile.profileId === profileId)?.name;
  const shown = name ?? (profileId === DEFAULT_PROFILE_ID ? DEFAULT_PROFILE_NAME : profileId);
  const label = t('devices.filter.profile');
  return (
    <FilterChip
      label={label}
      value={shown}
      remove={t('devices.filter.remove', { label })}
      onClear={() => onFilter(withFilter(filter, 'profileId', undefined))}
    />
  );
}

/** Set by the news of edits in the portal; here it can only be let go. */
function PortalToggle({ filter, onFilter }: FilterProps) {
  const { t, format } = useText();
  const { portalSince } = filter;
  if (portalSince === undefined) return null;
  return (
    <FilterToggle
      label={t('devices.filter.portal')}
      title={t('devices.filter.portalSince', { time: format.dateTime(portalSince) })}
      on
      onToggle={() => onFilter(withFilter(filter, 'portalSince', undefined))}
    />
  );
}

function ClearAll({ onClear }: { onClear: () => void }) {
  const { t } = useText();
  return (
    <Tooltip label={t('devices.empty.clear')}>
      <ActionIcon size={28} className={classes.clear ?? ''} aria-label={t('devices.empty.clear')} onClick={onClear}>
        <IconFilterOff size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

type FilterBarProps = FilterProps & {
  /** Whether the chosen profile needs a pill here, because nothing else shows it. */
  showProfile: boolean;
  children: ReactNode;
};

/** Everything that narrows the list, each part a pill that shows what it holds and lets it go; always one line. */
export function FilterBar({ children, showProfile, ...props }: FilterBarProps) {
  const { t } = useText();
  const { filter, onFilter } = props;
  const { models, resellers, uploads } = useFilterValues();
  return (
    <search className={classes.bar} aria-label={t('devices.filter.label')}>
      <div className={classes.filters}>
        <TextFilter {...props} />
        <PortalToggle {...props} />
        {showProfile ? <ProfileChip {...props} /> : null}
        <StateFilter {...props} />
        <ValueFilter {...props} part="model" label={t('devices.filter.model')} values={models} />
        <ValueFilter {...props} part="resellerName" label={t('devices.filter.reseller')} values={resellers} />
        <ValueFilter {...props} part="uploadId" label={t('devices.filter.upload')} values={uploads} />
        <FilterToggle
          label={t('devices.filter.waiting')}
          on={filter.waiting === true}
          onToggle={() => onFilter(withFilter(filter, 'waiting', filter.waiting !== true))}
        />
        <FilterToggle
          label={t('devices.filter.onHold')}
          on={filter.onHold === true}
          onToggle={() => onFilter(withFilter(filter, 'onHold', filter.onHold !== true))}
        />
        {isOpenFilter(filter) ? null : <ClearAll onClear={() => onFilter({})} />}
      </div>
      <span className={classes.tools}>{children}</span>
    </search>
  );
}
