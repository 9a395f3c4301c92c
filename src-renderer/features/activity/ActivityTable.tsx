import { Anchor } from '@mantine/core';
import type { ActivityRow } from '#shared/domain/activity-entry.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { LongTable, type LongTableState } from '../../ui/LongTable.tsx';
import classes from './ActivityTable.module.css';
import { aboutOf, sentenceOf } from './activity-words.ts';

type ActivityTableProps = LongTableState & {
  at: (row: number) => ActivityRow | undefined;
  /** The entry that is open beside the table. */
  openEntry: number | null;
};

/** The log as one line for each entry. */
export function ActivityTable({ at, openEntry, ...state }: ActivityTableProps) {
  const { t } = useText();
  return (
    <LongTable
      {...state}
      label={t('activity.list')}
      className={(openEntry === null ? classes.columns : classes.narrow) ?? ''}
      columns={(['when', 'who', 'what', 'about'] as const).map((key) => ({ key, label: t(`activity.column.${key}`) }))}
      cells={(index) => {
        const row = at(index);
        return row === undefined ? null : <EntryCells row={row} />;
      }}
      isSelected={(index) => openEntry !== null && at(index)?.entry === openEntry}
      onPick={(row) => {
        state.focus.current?.focus({ preventScroll: true });
        state.onIntent({ kind: 'open', row });
      }}
    />
  );
}

function EntryCells({ row }: { row: ActivityRow }) {
  const text = useText();
  const sentence = sentenceOf(text, row);
  return (
    <>
      <td data-dim>
        <time dateTime={row.at} title={text.format.exact(row.at)}>
          {text.format.dateTime(row.at)}
        </time>
      </td>
      <td data-dim title={row.actor}>
        {row.actor}
      </td>
      <td title={sentence}>{sentence}</td>
      <td>
        <AboutLink row={row} />
      </td>
    </>
  );
}

/** Out of the way of the keys, which go to the rows: the open entry has the same link. */
function AboutLink({ row }: { row: ActivityRow }) {
  const { go } = useNavigation();
  const about = aboutOf(row);
  if (about === null) return null;
  const { label, place } = about;
  if (place === null) return label;
  return (
    <Anchor
      component="button"
      type="button"
      className={classes.about ?? ''}
      fz="inherit"
      tabIndex={-1}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        go(place);
      }}
    >
      {label}
    </Anchor>
  );
}
