import { Anchor } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect } from 'react';
import type { ActivityRow } from '#shared/domain/activity-entry.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { HEADER_HEIGHT, ROW_HEIGHT, type RowRange, reachableRows } from '../../ui/fixed-rows.ts';
import { type GridIntent, intentOfKey } from '../../ui/grid-keys.ts';
import { type Reveal, useGridScroll } from '../../ui/use-grid-scroll.ts';
import classes from './ActivityTable.module.css';
import { aboutOf, sentenceOf } from './activity-words.ts';

type ActivityTableProps = {
  /** The element to focus when the entry beside the table closes. */
  focus: RefObject<HTMLTableElement | null>;
  total: number;
  at: (row: number) => ActivityRow | undefined;
  active: number;
  /** The entry that is open beside the table. */
  openEntry: number | null;
  reveal: Reveal | null;
  onIntent: (intent: GridIntent) => void;
  onDrawn: (drawn: RowRange) => void;
};

/** The log as one line for each entry; only the lines in view are drawn, however many there are. */
export function ActivityTable(props: ActivityTableProps) {
  const { t } = useText();
  const { active, at, onIntent, onDrawn, openEntry } = props;
  const total = reachableRows(props.total);
  const tableId = useId();
  const { scroller, drawn, inView, onScroll } = useGridScroll(total, props.reveal);
  useLayoutEffect(() => onDrawn(drawn), [drawn, onDrawn]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const intent = intentOfKey(event, { active, total, page: inView.end - inView.first });
    if (!intent) return;
    event.preventDefault();
    onIntent(intent);
  };
  const rows = Array.from({ length: drawn.end - drawn.first }, (_, at) => drawn.first + at);
  return (
    <div ref={scroller} className={classes.scroller} onScroll={onScroll}>
      <table
        ref={props.focus}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern is itself shown on a table
        role="grid"
        className={classes.table}
        style={{ height: HEADER_HEIGHT + total * ROW_HEIGHT }}
        aria-label={t('activity.list')}
        data-narrow={openEntry !== null || undefined}
        aria-rowcount={props.total + 1}
        aria-activedescendant={rows.includes(active) ? `${tableId}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead className={classes.head}>
          <tr className={classes.header} aria-rowindex={1}>
            {(['when', 'who', 'what', 'about'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`activity.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.window} style={{ top: HEADER_HEIGHT + drawn.first * ROW_HEIGHT }}>
          {rows.map((row) => (
            <EntryRow
              key={row}
              id={`${tableId}-${row}`}
              index={row}
              row={at(row)}
              active={row === active}
              open={openEntry !== null && at(row)?.entry === openEntry}
              onOpen={() => {
                props.focus.current?.focus({ preventScroll: true });
                onIntent({ kind: 'open', row });
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type EntryRowProps = {
  id: string;
  index: number;
  row: ActivityRow | undefined;
  active: boolean;
  open: boolean;
  onOpen: () => void;
};

function EntryRow({ id, index, row, active, open, onOpen }: EntryRowProps) {
  const text = useText();
  const common = { id, 'data-row': index, 'aria-rowindex': index + 2, className: classes.row };
  if (row === undefined) {
    return (
      <tr {...common} aria-busy>
        <td />
        <td />
        <td />
        <td />
      </tr>
    );
  }
  const sentence = sentenceOf(text, row);
  return (
    <tr {...common} data-active={active || undefined} aria-selected={open} onClick={onOpen}>
      <td className={classes.when}>
        <time dateTime={row.at} title={text.format.exact(row.at)}>
          {text.format.dateTime(row.at)}
        </time>
      </td>
      <td className={classes.who} title={row.actor}>
        {row.actor}
      </td>
      <td title={sentence}>{sentence}</td>
      <td>
        <AboutLink row={row} />
      </td>
    </tr>
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
