import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { memo, type ReactNode, useMemo, useRef } from 'react';
import type { DeviceFilter, DeviceId } from '#shared/domain/device.ts';
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
import { useReleaseDevices } from './hold-commands.ts';
import { NoDevices } from './NoDevices.tsx';
import { SelectionActions } from './SelectionActions.tsx';
import type { Landing } from './use-device-drag.ts';
import { type DeviceList, useDeviceList } from './use-device-list.ts';
import { type DialogActions, type DialogSlots, useDevicesDialogs } from './use-devices-dialogs.tsx';
import { isOpenFilter, useView, withFilter } from './use-view.ts';

/** What the panel beside the grid is given. */
export type PanelSlot = {
  chosenId: ProfileId | null;
  total: number | null;
  onChoose: (profile: ProfileSummary | null) => void;
  landing: Landing | null;
  onLand: (profile: ProfileSummary) => void;
};

type DevicesPageProps = DialogSlots & {
  panel: (slot: PanelSlot) => ReactNode;
  /** While the panel shows the chosen profile, the filters need not. */
  panelHidden: boolean;
  /** The custom attributes among a device's details. */
  attributes: (slot: { deviceId: DeviceId; onEdit: () => void }) => ReactNode;
  /** Opens the window that imports files; stays the same. */
  onImport: () => void;
};

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

/** The buttons for the selected devices; not drawn again while the grid scrolls. */
function useSelectionActions({ holdsAny, chosen, clear }: DeviceList, actions: DialogActions): ReactNode {
  const release = useReleaseDevices();
  return useMemo(() => {
    const { editOne: _ofDetails, ...buttons } = actions;
    const onRelease = () => {
      const devices = chosen();
      if (devices) void release(devices.selection).then((released) => released && clear());
    };
    return <SelectionActions {...buttons} onRelease={holdsAny ? onRelease : null} />;
  }, [holdsAny, chosen, clear, release, actions]);
}

/** The keys that open the dialogs; a dialog that is open keeps its own. */
function useDialogKeys(actions: DialogActions, opened: boolean): void {
  const unlessOpened = (act: () => void) => () => {
    if (!opened) act();
  };
  useHotkeys([
    ['M', unlessOpened(actions.onMove)],
    ['U', unlessOpened(actions.onUnassign)],
    ['H', unlessOpened(actions.onHold)],
    ['E', unlessOpened(actions.onEdit)],
    ['N', unlessOpened(actions.onNote)],
    ['P', unlessOpened(actions.onPrint)],
    ['Delete', unlessOpened(actions.onDelete)],
  ]);
}

type ToolbarProps = {
  list: Pick<DeviceList, 'view' | 'changeView'>;
  columns: readonly ChosenColumn[];
  onColumns: (columns: ChosenColumn[]) => void;
  onDownload: () => void;
  onImport: () => void;
  showProfile: boolean;
};

function ToolbarOf({ list, columns, onColumns, onDownload, onImport, showProfile }: ToolbarProps) {
  const { t } = useText();
  const { view, changeView } = list;
  return (
    <FilterBar
      filter={view.filter}
      onFilter={(filter: DeviceFilter) => changeView({ ...view, filter })}
      showProfile={showProfile}
    >
      <ColumnChooser columns={columns} onColumns={onColumns} />
      <Tool words={t('import.action')} onClick={onImport}>
        <IconFileImport size={16} />
      </Tool>
      <Tool words={t('devices.selection.download')} onClick={onDownload}>
        <IconDownload size={16} />
      </Tool>
    </FilterBar>
  );
}

function Tool({ words, onClick, children }: { words: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={words}>
      <ActionIcon size={28} aria-label={words} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
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
export function DevicesPage({ panel, panelHidden, attributes, onImport, ...slots }: DevicesPageProps) {
  const { t } = useText();
  const [view, setView] = useView();
  const list = useDeviceList(view, setView);
  const { openId, open } = list.details;
  const [columns, setColumns] = useRemembered<ChosenColumn[]>('devices.columns', chosenColumnsSchema, usualColumns);
  const { dialogs, actions, opened } = useDevicesDialogs({ list, columns, ...slots });
  const grid = useRef<HTMLTableElement>(null);
  const panelView = usePanel(list, panel);
  const buttons = useSelectionActions(list, actions);
  useDialogKeys(actions, opened);
  const filtered = !isOpenFilter(view.filter);
  const closeDetails = () => {
    open(null);
    grid.current?.focus({ preventScroll: true });
  };
  const details =
    openId === null ? null : (
      <DeviceDrawer
        deviceId={openId}
        attributes={attributes({ deviceId: openId, onEdit: () => actions.editOne(openId) })}
        onClose={closeDetails}
      />
    );
  return (
    <div className={classes.page}>
      {panelView}
      <section className={classes.main} aria-label={t('devices.title')}>
        <Toolbar
          list={list}
          columns={columns}
          onColumns={setColumns}
          onDownload={actions.onDownload}
          onImport={onImport}
          showProfile={panelHidden}
        />
        <DevicesGrid
          list={list}
          columns={columns}
          onColumns={setColumns}
          focus={grid}
          filtered={filtered}
          dragRow={list.drag.dragRow}
          actions={buttons}
          aside={details}
          empty={<NoDevices filtered={filtered} onClear={() => list.changeView({ ...view, filter: {} })} />}
        />
      </section>
      {dialogs}
    </div>
  );
}
