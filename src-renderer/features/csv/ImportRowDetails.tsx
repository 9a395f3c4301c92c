import type { ImportPreview, ImportRow } from '#shared/domain/csv-import.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ImportRowDetails.module.css';
import { noteWords, verdictSigns } from './import-words.ts';

/** The active row in full: every cell under its column's name, and every note in its own line. */
export function ImportRowDetails({ row, preview }: { row: ImportRow | undefined; preview: ImportPreview }) {
  const { t } = useText();
  return (
    <section className={classes.details} aria-label={t('import.list.details')} aria-live="polite" data-selectable>
      {row === undefined ? null : (
        <>
          <div className={classes.head}>
            <strong>{t('import.list.lineOf', { line: row.line })}</strong>
            <StatusDot {...verdictSigns[row.verdict]} label={t(`import.list.verdicts.${row.verdict}`)} />
            {row.verdict === 'refused' ? null : (
              <span className={classes.dim}>{t(`import.list.${row.known ? 'known' : 'unknown'}`)}</span>
            )}
          </div>
          <Notes row={row} />
          <dl className={classes.cells}>
            {row.cells.map((cell, at) =>
              cell.trim() === '' ? null : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <div key={at}>
                  <dt>{preview.headers[at]}</dt>
                  <dd>{cell}</dd>
                </div>
              ),
            )}
          </dl>
        </>
      )}
    </section>
  );
}

function Notes({ row }: { row: ImportRow }) {
  const { t } = useText();
  if (row.notes.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {row.notes.map((note) => (
        <li key={`${note.column} ${note.what}`}>
          <span className={classes.dim}>{note.column ?? t('import.list.wholeRow')}: </span>
          {noteWords(t, note)}
        </li>
      ))}
    </ul>
  );
}
