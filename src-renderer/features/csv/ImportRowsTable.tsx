import type { ImportRow } from '#shared/domain/csv-import.ts';
import { useText } from '../../text/use-text.ts';
import { LongTable, type LongTableState } from '../../ui/LongTable.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ImportRowsTable.module.css';
import { rowWords, verdictSigns } from './import-words.ts';

type ImportRowsTableProps = LongTableState & { at: (index: number) => ImportRow | undefined };

/** Rows of a file, one line each. */
export function ImportRowsTable({ at, ...state }: ImportRowsTableProps) {
  const { t } = useText();
  return (
    <div className={classes.frame}>
      <LongTable
        {...state}
        label={t('import.list.label')}
        className={classes.columns ?? ''}
        columns={(['line', 'verdict', 'row', 'words'] as const).map((key) => ({
          key,
          label: t(`import.list.${key}`),
          end: key === 'line',
        }))}
        cells={(index) => {
          const row = at(index);
          return row === undefined ? null : <RowCells row={row} />;
        }}
        onPick={(row) => state.onIntent({ kind: 'pick', row, extend: false, add: false })}
        // Escape closes the dialog around it.
        keys={['go']}
      />
    </div>
  );
}

function RowCells({ row }: { row: ImportRow }) {
  const { t, format } = useText();
  const cells = row.cells.filter((cell) => cell.trim() !== '').join(' · ');
  const words = row.notes.length > 0 ? rowWords(t, row.notes) : t(`import.list.${row.known ? 'known' : 'unknown'}`);
  return (
    <>
      <td data-end>{format.number(row.line)}</td>
      <td>
        <StatusDot {...verdictSigns[row.verdict]} label={t(`import.list.verdicts.${row.verdict}`)} />
      </td>
      <td className={classes.cells} title={cells}>
        {cells}
      </td>
      <td title={words} data-dim={row.notes.length === 0 || undefined}>
        {words}
      </td>
    </>
  );
}
