import { Button, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconTags, IconTrash, IconX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useText } from '../../text/use-text.ts';
import { type RowRange, reachableRows } from '../../ui/fixed-rows.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import classes from './GridFooter.module.css';
import type { DialogActions } from './use-devices-dialogs.tsx';

/** What the footer shows, and what its buttons do. */
export type GridFooterProps = {
  inView: RowRange;
  /** Null while nothing has been read. */
  total: number | null;
  filtered: boolean;
  count: number;
  actions: Pick<DialogActions, 'onMove' | 'onUnassign' | 'onDownload' | 'onEdit' | 'onDelete'>;
  onSelectAll: () => void;
  onClear: () => void;
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

/** A button's words, or its picture where there is little room; its name stays. */
function Words({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <>
      <span className={classes.words}>{children}</span>
      <span className={classes.picture}>{icon}</span>
    </>
  );
}

/** What is done more rarely, behind one button: the bar has little room in French. */
function MoreActions({ onEdit, onDelete }: Pick<GridFooterProps['actions'], 'onEdit' | 'onDelete'>) {
  const { t } = useText();
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button variant="default" size="compact-sm" h={28} px={6} aria-label={t('devices.selection.more')}>
          <IconDots size={16} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTags size={16} />} rightSection={<KeyHint keys="E" />} onClick={onEdit}>
          {t('attributes.action')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          rightSection={<KeyHint keys={t('devices.selection.deleteKey')} />}
          onClick={onDelete}
        >
          {t('deletion.action')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type ActionsProps = Omit<GridFooterProps, 'inView' | 'total'> & { total: number };

/** What can be done with the selected devices. */
function ActionsOf(props: ActionsProps) {
  const { t } = useText();
  const { count, total, actions } = props;
  const download = t('devices.selection.download');
  const clear = t('devices.selection.clear');
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('devices.selection.label')}>
      {count < total ? (
        <Button variant="subtle" size="compact-sm" className={classes.all ?? ''} onClick={props.onSelectAll}>
          {t(props.filtered ? 'devices.selection.all' : 'devices.selection.allDevices', { total })}
        </Button>
      ) : null}
      <Button
        size="compact-sm"
        h={28}
        className={classes.primary ?? ''}
        onClick={actions.onMove}
        rightSection={<KeyHint keys="M" />}
      >
        {t('devices.selection.move')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        h={28}
        onClick={actions.onUnassign}
        rightSection={<KeyHint keys="U" />}
      >
        {t('devices.selection.unassign')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        h={28}
        aria-label={download}
        title={download}
        onClick={actions.onDownload}
      >
        <Words icon={<IconDownload size={16} />}>{download}</Words>
      </Button>
      <MoreActions onEdit={actions.onEdit} onDelete={actions.onDelete} />
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={clear}
        title={clear}
        onClick={props.onClear}
        rightSection={<KeyHint keys="Esc" />}
      >
        <Words icon={<IconX size={16} />}>{clear}</Words>
      </Button>
    </div>
  );
}

const Actions = memo(ActionsOf);

/** Below the grid, always as high: which rows are in view, how many are selected, what can be done with them. */
export function GridFooter(props: GridFooterProps) {
  const { inView, total, ...rest } = props;
  const { count } = props;
  return (
    <footer className={classes.footer} data-selected={count > 0 || undefined}>
      {total === null ? <span /> : <Place inView={inView} total={total} count={count} />}
      {total !== null && count > 0 ? <Actions {...rest} total={total} /> : null}
    </footer>
  );
}
