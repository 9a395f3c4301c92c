import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useId } from 'react';
import { type ActivityFilter, activityGroups } from '#shared/domain/activity-entry.ts';
import { useText } from '../../text/use-text.ts';
import { DayField } from '../../ui/DayField.tsx';
import { FilterChip, FilterPill } from '../../ui/FilterPill.tsx';
import { FilterText } from '../../ui/FilterText.tsx';
import classes from './ActivityFilters.module.css';
import { dayFrom, dayTo, endOf, startOf } from './activity-days.ts';
import { isOpen, withPart } from './activity-filter.ts';

type FilterProps = { filter: ActivityFilter; onFilter: (filter: ActivityFilter) => void };

function TextFilter({ filter, onFilter }: FilterProps) {
  const { t } = useText();
  return (
    <FilterText
      className={classes.text}
      label={t('activity.filter.text')}
      hint={t('activity.filter.textHint')}
      value={filter.text ?? ''}
      onText={(text) => onFilter(withPart(filter, 'text', text || undefined))}
    />
  );
}

function useFilterWords(label: string) {
  const { t } = useText();
  return {
    find: t('devices.filter.find'),
    nothing: t('devices.filter.nothing'),
    remove: t('devices.filter.remove', { label }),
  };
}

function GroupFilter({ filter, onFilter }: FilterProps) {
  const { t } = useText();
  const label = t('activity.filter.group');
  const chosen = filter.groups ?? [];
  const [first, ...others] = chosen.map((group) => t(`activity.group.${group}`));
  const words =
    first === undefined || others.length === 0
      ? (first ?? null)
      : t('activity.filter.more', { first, others: others.length });
  return (
    <FilterPill
      several
      label={label}
      chosen={words}
      options={activityGroups.map((group) => ({ value: group, label: t(`activity.group.${group}`) }))}
      isChosen={(value) => chosen.some((group) => group === value)}
      onPick={(value) => {
        const groups = activityGroups.filter((group) => (group === value) !== chosen.includes(group));
        onFilter(withPart(filter, 'groups', groups.length === 0 ? undefined : groups));
      }}
      onClear={() => onFilter(withPart(filter, 'groups', undefined))}
      words={useFilterWords(label)}
    />
  );
}

function PersonFilter({ filter, onFilter, people }: FilterProps & { people: readonly string[] }) {
  const { t } = useText();
  const label = t('activity.filter.person');
  const { actor = null } = filter;
  return (
    <FilterPill
      label={label}
      chosen={actor}
      options={people.map((person) => ({ value: person, label: person }))}
      isChosen={(value) => value === actor}
      onPick={(value) => onFilter(withPart(filter, 'actor', value === actor ? undefined : value))}
      onClear={() => onFilter(withPart(filter, 'actor', undefined))}
      words={useFilterWords(label)}
    />
  );
}

function DayFilter({ label, day, onDay }: { label: string; day: string; onDay: (day: string | undefined) => void }) {
  const id = useId();
  return (
    <span className={classes.day} data-chosen={day === '' ? undefined : true}>
      <label htmlFor={id}>{label}</label>
      <DayField id={id} day={day} onDay={(chosen) => onDay(chosen || undefined)} />
    </span>
  );
}

/** Set from an entry: here it can only be let go. */
function Chips({ filter, onFilter }: FilterProps) {
  const { t } = useText();
  const parts = [
    { part: 'deviceId', label: t('activity.filter.device'), value: filter.deviceId },
    { part: 'changeId', label: t('activity.filter.change'), value: filter.changeId && t('activity.filter.oneChange') },
  ] as const;
  return parts.map(({ part, label, value }) =>
    value === undefined ? null : (
      <FilterChip
        key={part}
        label={label}
        value={value}
        remove={t('devices.filter.remove', { label })}
        onClear={() => onFilter(withPart(filter, part, undefined))}
      />
    ),
  );
}

/** Everything that narrows the log. */
export function ActivityFilters({ people, ...props }: FilterProps & { people: readonly string[] }) {
  const { t } = useText();
  const { filter, onFilter } = props;
  const clear = t('activity.clearFilters');
  return (
    <search className={classes.bar} aria-label={t('activity.filter.label')}>
      <TextFilter {...props} />
      <Chips {...props} />
      <GroupFilter {...props} />
      <PersonFilter {...props} people={people} />
      <DayFilter
        label={t('activity.filter.from')}
        day={dayFrom(filter.from)}
        onDay={(day) => onFilter(withPart(filter, 'from', day && startOf(day)))}
      />
      <DayFilter
        label={t('activity.filter.to')}
        day={dayTo(filter.to)}
        onDay={(day) => onFilter(withPart(filter, 'to', day && endOf(day)))}
      />
      {isOpen(filter) ? null : (
        <Tooltip label={clear}>
          <ActionIcon size={28} className={classes.clear ?? ''} aria-label={clear} onClick={() => onFilter({})}>
            <IconFilterOff size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </search>
  );
}
