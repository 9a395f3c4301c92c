import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { DeviceColumn, DeviceFilter, DeviceId, DeviceSelection, DeviceView } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { DeleteDevicesDialog } from './DeleteDevicesDialog.tsx';
import type { ChosenColumn } from './device-columns.ts';
import { HoldDialog } from './HoldDialog.tsx';
import { MoveDevicesDialog, type MoveRequest } from './MoveDevicesDialog.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { selectionForCommand, selectNamed } from './select-devices.ts';
import type { Chosen, DeviceList } from './use-device-list.ts';
import { isOpenFilter } from './use-view.ts';

/** What the dialog that saves devices as CSV is given. */
export type ExportSlot = {
  opened: boolean;
  onClose: () => void;
  chosen: Chosen | null;
  profileId: ProfileId | null;
  /** What the list is narrowed to beside one profile; null when it is not. */
  filter: DeviceFilter | null;
  columns: readonly DeviceColumn[];
  /** Order of the list as the person sees it. */
  sort: DeviceView['sort'];
};

/** What the dialog that edits custom attributes is given; `selection` null until it is first opened. */
export type EditSlot = { opened: boolean; onClose: () => void; selection: DeviceSelection | null; count: number };

/** What the dialog that prints labels is given. */
export type LabelsSlot = { opened: boolean; onClose: () => void; chosen: Chosen | null; sort: DeviceView['sort'] };
/** What the dialog that proposes profiles is given; `chosen` null closes it. */
export type ProposeSlot = { chosen: Chosen | null; onClose: () => void; onDone: () => void };

/** The dialogs of neighbours: features do not import one another. */
export type DialogSlots = {
  exportDialog: (slot: ExportSlot) => ReactNode;
  editDialog: (slot: EditSlot) => ReactNode;
  labelsDialog: (slot: LabelsSlot) => ReactNode;
  proposeDialog: (slot: ProposeSlot) => ReactNode;
};

/** What is asked of the person at the moment. */
type Dialog =
  | { kind: 'moving'; request: MoveRequest }
  | { kind: 'exporting' | 'editing'; chosen: Chosen | null }
  | { kind: 'deleting' | 'holding' | 'noting' | 'printing' | 'proposing'; chosen: Chosen };

/** What opens the dialogs. */
export type DialogActions = {
  onMove: () => void;
  onUnassign: () => void;
  onPropose: () => void;
  onHold: () => void;
  onDownload: () => void;
  onEdit: () => void;
  onNote: () => void;
  onPrint: () => void;
  onDelete: () => void;
  /** Edits one device, whatever is selected. */
  editOne: (deviceId: DeviceId) => void;
};

type Parts = DialogSlots & { list: DeviceList; columns: readonly ChosenColumn[] };

function useActions({ chosen, selection }: DeviceList, show: (dialog: Dialog) => void): DialogActions {
  return useMemo(() => {
    const withChosen = (dialogOf: (devices: Chosen) => Dialog) => () => {
      const devices = chosen();
      if (devices) show(dialogOf(devices));
    };
    return {
      onMove: withChosen((devices) => ({ kind: 'moving', request: { kind: 'move', ...devices } })),
      onUnassign: withChosen((devices) => ({ kind: 'moving', request: { kind: 'unassign', ...devices } })),
      onPropose: withChosen((devices) => ({ kind: 'proposing', chosen: devices })),
      onHold: withChosen((devices) => ({ kind: 'holding', chosen: devices })),
      onDownload: () => show({ kind: 'exporting', chosen: selection() }),
      onEdit: withChosen((devices) => ({ kind: 'editing', chosen: devices })),
      onNote: withChosen((devices) => ({ kind: 'noting', chosen: devices })),
      onPrint: withChosen((devices) => ({ kind: 'printing', chosen: devices })),
      onDelete: withChosen((devices) => ({ kind: 'deleting', chosen: devices })),
      editOne: (deviceId) => {
        const one = selectionForCommand(selectNamed([deviceId]));
        if (one) show({ kind: 'editing', chosen: { selection: one, count: 1 } });
      },
    };
  }, [chosen, selection, show]);
}

/** The dialogs of the page and what opens them; not drawn again while the grid scrolls. */
export function useDevicesDialogs({ list, columns, exportDialog, editDialog, labelsDialog, proposeDialog }: Parts) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [edited, setEdited] = useState<Chosen | null>(null);
  const { clear } = list;
  const { sort, filter } = list.view;
  const profileId = filter.profileId ?? null;
  const show = useCallback((next: Dialog) => {
    if (next.kind === 'editing') setEdited(next.chosen);
    setDialog(next);
  }, []);
  const close = useCallback(() => setDialog(null), []);
  const actions = useActions(list, show);
  const dialogs = useMemo(() => {
    const onDone = () => {
      close();
      clear();
    };
    const moving = dialog?.kind === 'moving' ? dialog.request : null;
    const holding = dialog?.kind === 'holding' ? dialog.chosen : null;
    const noting = dialog?.kind === 'noting' ? dialog.chosen : null;
    const deleting = dialog?.kind === 'deleting' ? dialog.chosen : null;
    const exporting = dialog?.kind === 'exporting' ? dialog.chosen : null;
    const printing = dialog?.kind === 'printing' ? dialog.chosen : null;
    const proposing = dialog?.kind === 'proposing' ? dialog.chosen : null;
    const keys = columns.map(({ key }) => key);
    return (
      <>
        <MoveDevicesDialog request={moving} onClose={close} onDone={onDone} />
        <HoldDialog chosen={holding} onClose={close} onDone={onDone} />
        <NoteDialog chosen={noting} onClose={close} onDone={onDone} />
        <DeleteDevicesDialog chosen={deleting} onClose={close} onDone={onDone} />
        {proposeDialog({ chosen: proposing, onClose: close, onDone })}
        {editDialog({
          opened: dialog?.kind === 'editing',
          onClose: close,
          selection: edited?.selection ?? null,
          count: edited?.count ?? 0,
        })}
        {labelsDialog({ opened: printing !== null, onClose: close, chosen: printing, sort })}
        {exportDialog({
          opened: dialog?.kind === 'exporting',
          onClose: close,
          chosen: exporting,
          profileId,
          filter: isOpenFilter({ ...filter, profileId: undefined }) ? null : filter,
          columns: keys,
          sort,
        })}
      </>
    );
  }, [
    dialog,
    edited,
    close,
    clear,
    columns,
    profileId,
    filter,
    sort,
    exportDialog,
    editDialog,
    labelsDialog,
    proposeDialog,
  ]);
  return { dialogs, actions, opened: dialog !== null };
}
