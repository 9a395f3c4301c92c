import type { CellRemark, CsvNote, RowRefusal } from '#shared/domain/self-maintained.ts';
import { MOST_NOTES } from '#shared/domain/self-maintained.ts';
import { useText } from '../../text/use-text.ts';
import classes from './NotesTable.module.css';

type NotesTableProps =
  | { kind: 'problems'; notes: readonly CsvNote<RowRefusal>[] }
  | { kind: 'remarks'; notes: readonly CsvNote<CellRemark>[] };

/** Cells of a file, each with its line and column, and what is wrong with it or what it is taken for. */
export function NotesTable(props: NotesTableProps) {
  const { t, format } = useText();
  const label = t(props.kind === 'problems' ? 'selfMaintained.problem' : 'selfMaintained.remark');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={classes.scroller} tabIndex={0} aria-label={label}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.line}>
                {t('selfMaintained.line')}
              </th>
              <th scope="col" className={classes.column}>
                {t('selfMaintained.column')}
              </th>
              <th scope="col" className={classes.cell}>
                {t('selfMaintained.cell')}
              </th>
              <th scope="col">{label}</th>
            </tr>
          </thead>
          <tbody>
            {props.kind === 'problems'
              ? props.notes.map((note) => (
                  <NoteRow key={keyOf(note)} note={note}>
                    {t(`selfMaintained.reasons.${note.what}`, { detail: note.detail ?? '' })}
                  </NoteRow>
                ))
              : props.notes.map((note) => (
                  <NoteRow key={keyOf(note)} note={note}>
                    {t(`selfMaintained.remarks.${note.what}`, { value: note.detail ?? note.cell })}
                  </NoteRow>
                ))}
          </tbody>
        </table>
      </section>
      {props.notes.length >= MOST_NOTES ? (
        <p className={classes.more}>{t('selfMaintained.notesShown', { number: format.number(MOST_NOTES) })}</p>
      ) : null}
    </>
  );
}

function keyOf({ line, column, what }: CsvNote<string>): string {
  return `${line} ${column} ${what}`;
}

function NoteRow({ note, children }: { note: CsvNote<string>; children: string }) {
  const { t, format } = useText();
  return (
    <tr data-selectable>
      <td className={classes.line}>{format.number(note.line)}</td>
      <td title={note.column ?? undefined}>{note.column ?? t('selfMaintained.wholeRow')}</td>
      <td className={classes.raw} title={note.cell}>
        {note.cell}
      </td>
      <td className={classes.words}>{children}</td>
    </tr>
  );
}
