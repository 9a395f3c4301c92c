import { type ReactNode, type RefObject, useMemo } from 'react';
import type { DeviceRow } from '#shared/domain/device.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { DataGrid, type GridRows } from '../../ui/DataGrid.tsx';
import type { DragRow } from '../../ui/DataGridBody.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useGridColumns } from './DeviceCells.tsx';
import classes from './DevicesPage.module.css';
import { type ChosenColumn, resizeColumn } from './device-columns.ts';
import { GridFooter } from './GridFooter.tsx';
import type { DeviceList } from './use-device-list.ts';
import { sortedBy } from './use-view.ts';

/** Rows drawn as placeholders until the first answer. */
const PLACEHOLDER_ROWS = 40;
const placeholders: GridRows<DeviceRow> = { total: PLACEHOLDER_ROWS, at: () => undefined, busy: true };

type DevicesGridProps = {
  list: DeviceList;
  columns: readonly ChosenColumn[];
  onColumns: (columns: ChosenColumn[]) => void;
  focus: RefObject<HTMLTableElement | null>;
  /** Whether the list shows a part of all devices that the person chose. */
  filtered: boolean;
  dragRow: DragRow | undefined;
  /** What can be done with the selected devices. */
  actions: ReactNode;
  aside: ReactNode;
  /** Shown when no device is in the list. */
  empty: ReactNode;
};

/** The grid of devices with its footer; what it has shown stays while it is read again. */
export function DevicesGrid(props: DevicesGridProps) {
  const { list, columns, onColumns, filtered } = props;
  const { view, rows, control, changeView } = list;
  const { t } = useText();
  const gridColumns = useGridColumns(columns);
  const gridRows: GridRows<DeviceRow> =
    rows.total === null ? placeholders : { total: rows.total, at: rows.at, busy: rows.busy };
  const selection = useMemo(() => ({ has: control.has, share: control.share }), [control.has, control.share]);
  const words = useMemo(
    () => ({
      grid: t('devices.grid.label'),
      selectAll: t('devices.grid.selectAll'),
      sortBy: (label: string) => t('devices.grid.sortBy', { label }),
    }),
    [t],
  );
  if (rows.error && rows.total === null) {
    return (
      <div className={classes.failed}>
        <ErrorNotice error={envelopeOf(rows.error)} onRetry={rows.retry} />
      </div>
    );
  }
  return (
    <>
      {rows.error ? <ErrorNotice error={envelopeOf(rows.error)} form="bar" onRetry={rows.retry} /> : null}
      <DataGrid
        focus={props.focus}
        words={words}
        columns={gridColumns}
        rows={gridRows}
        sort={view.sort}
        onSort={(column) => changeView(sortedBy(view, column))}
        onResize={(column, width) => onColumns(resizeColumn(columns, column, width))}
        active={control.active}
        selection={selection}
        reveal={control.reveal}
        onIntent={list.onIntent}
        onDrawn={list.onDrawn}
        dragRow={props.dragRow}
        aside={props.aside}
        empty={props.empty}
        footer={(inView) => (
          <GridFooter
            inView={inView}
            total={rows.total}
            filtered={filtered}
            count={control.count}
            onSelectAll={control.selectAll}
            onClear={control.clear}
          >
            {props.actions}
          </GridFooter>
        )}
      />
    </>
  );
}
