import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useText } from '../../text/use-text.ts';
import { type RowRange, reachableRows } from '../../ui/fixed-rows.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { FooterWords } from './FooterButton.tsx';
import classes from './GridFooter.module.css';

type GridFooterProps = {
  inView: RowRange;
  /** Null while nothing has been read. */
  total: number | null;
  filtered: boolean;
  count: number;
  onSelectAll: () => void;
  onClear: () => void;
  /** What can be done with the selected devices: buttons. */
  children: ReactNode;
};

function Unreachable({ rows }: { rows: number }) {
  const { t } = useText();
  const words = t('devices.grid.unreachable', { rows });
  return (
    <span className={classes.cut} title={words}>
      {words}
    </span>
  );
}

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
      {rows < total ? <Unreachable rows={rows} /> : null}
    </span>
  );
}

type ActionsProps = Omit<GridFooterProps, 'inView' | 'total'> & { total: number };

/** What can be done with the selected devices. */
function ActionsOf(props: ActionsProps) {
  const { t } = useText();
  const { count, total } = props;
  const clear = t('devices.selection.clear');
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('devices.selection.label')}>
      {count < total ? (
        <Button variant="subtle" size="compact-sm" className={classes.all ?? ''} onClick={props.onSelectAll}>
          {t(props.filtered ? 'devices.selection.all' : 'devices.selection.allDevices', { total })}
        </Button>
      ) : null}
      {props.children}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={clear}
        title={clear}
        onClick={props.onClear}
        rightSection={<KeyHint keys="Esc" />}
      >
        <FooterWords icon={<IconX size={16} />}>{clear}</FooterWords>
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
