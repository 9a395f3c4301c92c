import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { DeviceView } from '#shared/domain/device.ts';
import { useRemembered } from '../../data.ts';
import { DeviceDrawer } from './DeviceDrawer.tsx';
import { DevicesGrid } from './DevicesGrid.tsx';
import { type ChosenColumn, chosenColumnsSchema, uploadColumns } from './device-columns.ts';
import { HoldDialog } from './HoldDialog.tsx';
import { useReleaseDevices } from './hold-commands.ts';
import { HoldActions } from './SelectionActions.tsx';
import { type Chosen, useDeviceList } from './use-device-list.ts';

type UploadDevicesProps = {
  uploadId: string;
  /** Something else is asked of the person: keys do nothing here. */
  asking: boolean;
  /** Stands there when no device needs approval. */
  empty: ReactNode;
};

/** The grid of an upload: its pending devices, to be looked at and put on hold. */
export function UploadDevices({ uploadId, asking, empty }: UploadDevicesProps) {
  const [view, setView] = useState<DeviceView>({
    filter: { uploadId, states: ['pending'] },
    sort: { column: 'imei', direction: 'asc' },
  });
  const list = useDeviceList(view, setView);
  const { details, chosen, clear } = list;
  const [columns, setColumns] = useRemembered<ChosenColumn[]>('uploads.columns', chosenColumnsSchema, uploadColumns);
  const [holding, setHolding] = useState<Chosen | null>(null);
  const release = useReleaseDevices();
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => grid.current?.focus({ preventScroll: true }), []);
  const close = useCallback(() => setHolding(null), []);
  const onHold = () => setHolding(chosen());
  const onRelease = () => {
    const devices = chosen();
    if (devices) void release(devices.selection).then((released) => released && clear());
  };
  const onHeld = () => {
    close();
    clear();
  };
  const closeDetails = () => {
    details.open(null);
    grid.current?.focus({ preventScroll: true });
  };
  useHotkeys([['H', () => asking || holding !== null || onHold()]]);
  return (
    <>
      <DevicesGrid
        list={list}
        columns={columns}
        onColumns={setColumns}
        focus={grid}
        filtered={false}
        dragRow={undefined}
        actions={<HoldActions onHold={onHold} onRelease={list.holdsAny ? onRelease : null} />}
        aside={details.openId === null ? null : <DeviceDrawer deviceId={details.openId} onClose={closeDetails} />}
        empty={empty}
      />
      <HoldDialog chosen={holding} onClose={close} onDone={onHeld} />
    </>
  );
}
