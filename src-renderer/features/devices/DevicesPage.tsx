import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { DeviceColumn } from '#shared/domain/device.ts';
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
import { MoveDevicesDialog, type MoveRequest } from './MoveDevicesDialog.tsx';
import { DEVICES_KIND } from './use-device-drag.ts';
import { type Chosen, type DeviceList, useDeviceList } from './use-device-list.ts';
import { withFilter } from './use-view.ts';

/** What the panel beside the grid is given. */
export type PanelSlot = {
  chosenId: ProfileId | null;
  total: number | null;
  onChoose: (profile: ProfileSummary | null) => void;
  landing: { kind: string; words: string; refusal: (profile: ProfileSummary) => string | null } | null;
  onLand: (profile: ProfileSummary) => void;
};

/** What the dialog that saves devices as CSV is given. */
export type ExportSlot = {
  opened: boolean;
  onClose: () => void;
  chosen: Chosen | null;
  profileId: ProfileId | null;
  columns: readonly DeviceColumn[];
};

type DevicesPageProps = {
  panel: (slot: PanelSlot) => ReactNode;
  exportDialog: (slot: ExportSlot) => ReactNode;
};

/** What the panel does with the grid: choosing filters it, letting go moves the devices carried. */
function usePanelSlot(list: DeviceList): PanelSlot {
  const total = useDeviceTotal();
  const move = useMoveDevices();
  const { view, changeView, control, drag } = list;
  const { landing } = drag;
  return {
    chosenId: view.filter.profileId ?? null,
    total,
    onChoose: (profile) => changeView({ ...view, filter: withFilter(view.filter, 'profileId', profile?.profileId) }),
    landing: landing && { kind: DEVICES_KIND, words: landing.words, refusal: landing.refusal },
    onLand: (profile) => {
      if (landing) void move(landing.selection, profile.profileId).then((moved) => moved && control.clear());
    },
  };
}

/** The Devices page: profiles as landing places, the grid, the details of one device. */
export function DevicesPage({ panel, exportDialog }: DevicesPageProps) {
  const { t } = useText();
  const list = useDeviceList();
  const { view, changeView, control, details, chosen } = list;
  const [columns, setColumns] = useRemembered<ChosenColumn[]>('devices.columns', chosenColumnsSchema, usual);
  const [request, setRequest] = useState<MoveRequest | null>(null);
  const [exporting, setExporting] = useState<{ chosen: Chosen | null } | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const slot = usePanelSlot(list);

  const ask = useCallback(
    (kind: MoveRequest['kind']) => {
      const devices = chosen();
      if (devices) setRequest({ kind, ...devices });
    },
    [chosen],
  );
  const busy = request !== null || exporting !== null;
  useHotkeys([
    ['M', () => busy || ask('move')],
    ['U', () => busy || ask('unassign')],
  ]);
  const download = () => setExporting({ chosen: control.count > 0 ? chosen() : null });
  const downloadWords = t('devices.selection.download');
  return (
    <div className={classes.page}>
      {panel(slot)}
      <section className={classes.main} aria-label={t('devices.title')}>
        <FilterBar filter={view.filter} onFilter={(filter) => changeView({ ...view, filter })}>
          <ColumnChooser columns={columns} onColumns={setColumns} />
          <Tooltip label={downloadWords}>
            <ActionIcon size={28} aria-label={downloadWords} onClick={download}>
              <IconDownload size={16} />
            </ActionIcon>
          </Tooltip>
        </FilterBar>
        <DevicesGrid
          list={list}
          columns={columns}
          onColumns={setColumns}
          focus={grid}
          onMove={() => ask('move')}
          onUnassign={() => ask('unassign')}
          onDownload={download}
        />
      </section>
      {details.openId === null ? null : (
        <DeviceDrawer
          deviceId={details.openId}
          onClose={() => {
            details.open(null);
            grid.current?.focus({ preventScroll: true });
          }}
        />
      )}
      <MoveDevicesDialog
        request={request}
        onClose={() => setRequest(null)}
        onDone={() => {
          setRequest(null);
          control.clear();
        }}
      />
      {exportDialog({
        opened: exporting !== null,
        onClose: () => setExporting(null),
        chosen: exporting?.chosen ?? null,
        profileId: view.filter.profileId ?? null,
        columns: columns.map(({ key }) => key),
      })}
    </div>
  );
}

const usual: ChosenColumn[] = [...usualColumns];
