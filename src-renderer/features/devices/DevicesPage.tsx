import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { memo, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { DeviceColumn, DeviceFilter, DeviceView } from '#shared/domain/device.ts';
import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';
import { useRemembered } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { DeviceDrawer } from './DeviceDrawer.tsx';
import { DevicesGrid } from './DevicesGrid.tsx';
import classes from './DevicesPage.module.css';
import { type ChosenColumn, chosenColumnsSchema, usualColumns } from './device-columns.ts';
import { useMoveDevices } from './devices-commands.ts';
import { useDeviceTotal } from './devices-queries.ts';
import { FilterBar } from './FilterBar.tsx';
import { HoldDialog } from './HoldDialog.tsx';
import { useReleaseDevices } from './hold-commands.ts';
import { MoveDevicesDialog, type MoveRequest } from './MoveDevicesDialog.tsx';
import { NoDevices } from './NoDevices.tsx';
import { SelectionActions } from './SelectionActions.tsx';
import type { Landing } from './use-device-drag.ts';
import { type Chosen, type DeviceList, useDeviceList } from './use-device-list.ts';
import { isOpenFilter, useView, withFilter } from './use-view.ts';

/** What the panel beside the grid is given. */
export type PanelSlot = {
  chosenId: ProfileId | null;
  total: number | null;
  onChoose: (profile: ProfileSummary | null) => void;
  landing: Landing | null;
  onLand: (profile: ProfileSummary) => void;
};

/** What the dialog that saves devices as CSV is given. */
export type ExportSlot = {
  opened: boolean;
  onClose: () => void;
  chosen: Chosen | null;
  profileId: ProfileId | null;
  columns: readonly DeviceColumn[];
  /** Order of the list as the person sees it. */
  sort: DeviceView['sort'];
};

type DevicesPageProps = {
  panel: (slot: PanelSlot) => ReactNode;
  /** While the panel shows the chosen profile, the filters need not. */
  panelHidden: boolean;
  exportDialog: (slot: ExportSlot) => ReactNode;
};

/** What is asked of the person at the moment. */
type Dialog =
  | { kind: 'moving'; request: MoveRequest }
  | { kind: 'holding'; chosen: Chosen }
  | { kind: 'exporting'; chosen: Chosen | null };

/** What the panel does with the grid: choosing filters it, letting go moves the devices carried. */
function usePanel(list: DeviceList, panel: DevicesPageProps['panel']): ReactNode {
  const total = useDeviceTotal();
  const move = useMoveDevices();
  const { view, changeView, drag, clear } = list;
  const { landing } = drag;
  return useMemo(
    () =>
      panel({
        chosenId: view.filter.profileId ?? null,
        total,
        landing,
        onChoose: (profile) =>
          changeView({ ...view, filter: withFilter(view.filter, 'profileId', profile?.profileId) }),
        onLand: (profile) => {
          if (landing) void move(landing.selection, profile.profileId).then((moved) => moved && clear());
        },
      }),
    [panel, view, total, landing, changeView, move, clear],
  );
}

type DialogsInput = {
  dialog: Dialog | null;
  close: () => void;
  clear: () => void;
  columns: readonly ChosenColumn[];
  view: DeviceView;
  exportDialog: DevicesPageProps['exportDialog'];
};

/** The dialogs of the page; not drawn again while the grid scrolls. */
function useDialogs({ dialog, close, clear, columns, view, exportDialog }: DialogsInput): ReactNode {
  const { sort } = view;
  const profileId = view.filter.profileId ?? null;
  return useMemo(() => {
    const onDone = () => {
      close();
      clear();
    };
    return (
      <>
        <MoveDevicesDialog
          request={dialog?.kind === 'moving' ? dialog.request : null}
          onClose={close}
          onDone={onDone}
        />
        <HoldDialog chosen={dialog?.kind === 'holding' ? dialog.chosen : null} onClose={close} onDone={onDone} />
        {exportDialog({
          opened: dialog?.kind === 'exporting',
          onClose: close,
          chosen: dialog?.kind === 'exporting' ? dialog.chosen : null,
          profileId,
          columns: columns.map(({ key }) => key),
          sort,
        })}
      </>
    );
  }, [dialog, close, clear, columns, profileId, sort, exportDialog]);
}

type ActionsInput = {
  list: Pick<DeviceList, 'holdsAny' | 'chosen' | 'clear'>;
  ask: (kind: MoveRequest['kind'] | 'hold') => void;
  onDownload: () => void;
};

/** The buttons for the selected devices; not drawn again while the grid scrolls. */
function useActions({ list, ask, onDownload }: ActionsInput): ReactNode {
  const { holdsAny, chosen, clear } = list;
  const release = useReleaseDevices();
  return useMemo(() => {
    const onRelease = () => {
      const devices = chosen();
      if (devices) void release(devices.selection).then((released) => released && clear());
    };
    return (
      <SelectionActions
        onMove={() => ask('move')}
        onUnassign={() => ask('unassign')}
        onHold={() => ask('hold')}
        onRelease={holdsAny ? onRelease : null}
        onDownload={onDownload}
      />
    );
  }, [holdsAny, chosen, clear, release, ask, onDownload]);
}

type ToolbarProps = {
  list: Pick<DeviceList, 'view' | 'changeView'>;
  columns: readonly ChosenColumn[];
  onColumns: (columns: ChosenColumn[]) => void;
  onDownload: () => void;
  showProfile: boolean;
};

function ToolbarOf({ list, columns, onColumns, onDownload, showProfile }: ToolbarProps) {
  const { t } = useText();
  const { view, changeView } = list;
  const words = t('devices.selection.download');
  return (
    <FilterBar
      filter={view.filter}
      onFilter={(filter: DeviceFilter) => changeView({ ...view, filter })}
      showProfile={showProfile}
    >
      <ColumnChooser columns={columns} onColumns={onColumns} />
      <Tooltip label={words}>
        <ActionIcon size={28} aria-label={words} onClick={onDownload}>
          <IconDownload size={16} />
        </ActionIcon>
      </Tooltip>
    </FilterBar>
  );
}

/** Drawn again only when the view or the columns change, not with each row that scrolls by. */
const Toolbar = memo(
  ToolbarOf,
  (old, next) =>
    old.list.view === next.list.view &&
    old.columns === next.columns &&
    old.onDownload === next.onDownload &&
    old.showProfile === next.showProfile,
);

/** The Devices page: profiles as landing places, the grid, the details of one device. */
export function DevicesPage({ panel, panelHidden, exportDialog }: DevicesPageProps) {
  const { t } = useText();
  const [view, setView] = useView();
  const list = useDeviceList(view, setView);
  const { details, chosen, clear } = list;
  const [columns, setColumns] = useRemembered<ChosenColumn[]>('devices.columns', chosenColumnsSchema, usualColumns);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const panelView = usePanel(list, panel);

  const ask = useCallback(
    (kind: MoveRequest['kind'] | 'hold') => {
      const devices = chosen();
      if (!devices) return;
      setDialog(
        kind === 'hold' ? { kind: 'holding', chosen: devices } : { kind: 'moving', request: { kind, ...devices } },
      );
    },
    [chosen],
  );
  const close = useCallback(() => setDialog(null), []);
  const onDownload = useCallback(() => setDialog({ kind: 'exporting', chosen: list.selection() }), [list.selection]);
  useHotkeys([
    ['M', () => dialog ?? ask('move')],
    ['U', () => dialog ?? ask('unassign')],
    ['H', () => dialog ?? ask('hold')],
  ]);
  const actions = useActions({ list, ask, onDownload });
  const dialogs = useDialogs({ dialog, close, clear, columns, view, exportDialog });
  const filtered = !isOpenFilter(view.filter);
  const closeDetails = () => {
    details.open(null);
    grid.current?.focus({ preventScroll: true });
  };
  return (
    <div className={classes.page}>
      {panelView}
      <section className={classes.main} aria-label={t('devices.title')}>
        <Toolbar
          list={list}
          columns={columns}
          onColumns={setColumns}
          onDownload={onDownload}
          showProfile={panelHidden}
        />
        <DevicesGrid
          list={list}
          columns={columns}
          onColumns={setColumns}
          focus={grid}
          filtered={filtered}
          dragRow={list.drag.dragRow}
          actions={actions}
          aside={details.openId === null ? null : <DeviceDrawer deviceId={details.openId} onClose={closeDetails} />}
          empty={<NoDevices filtered={filtered} onClear={() => list.changeView({ ...view, filter: {} })} />}
        />
      </section>
      {dialogs}
    </div>
  );
}
