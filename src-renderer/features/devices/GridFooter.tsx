import { Button } from '@mantine/core';
import { memo } from 'react';
import { useText } from '../../text/use-text.ts';
import { type RowRange, reachableRows } from '../../ui/fixed-rows.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import classes from './GridFooter.module.css';

/** What the footer shows, and what its buttons do. */
export type GridFooterProps = {
  inView: RowRange;
  /** Null while nothing has been read. */
  total: number | null;
  filtered: boolean;
  count: number;
  onSelectAll: () => void;
  onMove: () => void;
  onUnassign: () => void;
  onDownload: () => void;
  onClear: () => void;
};

function Place({ inView, total, count }: { inView: RowRange; total: number; count: number }) {
  const { t } = useText();
  const rows = reachableRows(total);
  const place =
    total === 0
      ? t('devices.grid.noneInView')
      : t('devices.grid.inView', { first: inView.first + 1, last: inView.end, total });
  return (
    <span className={classes.place}>
      {count > 0 ? <strong className={classes.count}>{t('devices.grid.selected', { count })}</strong> : null}
      <span>{place}</span>
      {rows < total ? <span>{t('devices.grid.unreachable', { rows })}</span> : null}
    </span>
  );
}

type ActionsProps = Omit<GridFooterProps, 'inView' | 'total'> & { total: number };

/** What can be done with the selected devices. */
function ActionsOf(props: ActionsProps) {
  const { t } = useText();
  const { count, total } = props;
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('devices.selection.label')}>
      {count < total ? (
        <Button variant="subtle" size="compact-sm" onClick={props.onSelectAll}>
          {t(props.filtered ? 'devices.selection.all' : 'devices.selection.allDevices', { total })}
        </Button>
      ) : null}
      <Button
        size="compact-sm"
        h={28}
        className={classes.primary ?? ''}
        onClick={props.onMove}
        rightSection={<KeyHint keys="M" />}
      >
        {t('devices.selection.move')}
      </Button>
      <Button variant="default" size="compact-sm" h={28} onClick={props.onUnassign} rightSection={<KeyHint keys="U" />}>
        {t('devices.selection.unassign')}
      </Button>
      <Button variant="default" size="compact-sm" h={28} onClick={props.onDownload}>
        {t('devices.selection.download')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={props.onClear} rightSection={<KeyHint keys="Esc" />}>
        {t('devices.selection.clear')}
      </Button>
    </div>
  );
}

const Actions = memo(ActionsOf);

/** Below the grid, always as high: which rows are in view, how many are selected, what can be done with them. */
export function GridFooter(props: GridFooterProps) {
  const { inView, total, ...actions } = props;
  const { count } = props;
  return (
    <footer className={classes.footer} data-selected={count > 0 || undefined}>
      {total === null ? <span /> : <Place inView={inView} total={total} count={count} />}
      {total !== null && count > 0 ? <Actions {...actions} total={total} /> : null}
    </footer>
  );
}
