import type { ComponentProps } from 'react';
import { DeviceAttributes } from './features/attributes/DeviceAttributes.tsx';
import { EditAttributesDialog } from './features/attributes/EditAttributesDialog.tsx';
import { ExportDialog } from './features/csv/ExportDialog.tsx';
import { DevicesPage, type PanelSlot } from './features/devices/DevicesPage.tsx';
import type { EditSlot, ExportSlot, ProposeSlot } from './features/devices/use-devices-dialogs.tsx';
import { ProfilesPanel } from './features/profiles/ProfilesPanel.tsx';
import { usePanel } from './features/profiles/use-panel.ts';
import { ProposeDialog } from './features/rules/ProposeDialog.tsx';

const panelOf = (slot: PanelSlot) => <ProfilesPanel {...slot} />;
const exportDialogOf = (slot: ExportSlot) => <ExportDialog {...slot} />;
const editDialogOf = ({ selection, ...slot }: EditSlot) =>
  selection ? <EditAttributesDialog {...slot} selection={selection} /> : null;
const proposeDialogOf = (slot: ProposeSlot) => <ProposeDialog {...slot} />;
const attributesOf = (slot: ComponentProps<typeof DeviceAttributes>) => <DeviceAttributes {...slot} />;

/** The Devices page with the parts of its neighbours in it: features do not import one another. */
export function DevicesRoom() {
  const [panel] = usePanel();
  return (
    <DevicesPage
      panel={panelOf}
      panelHidden={panel.hidden}
      attributes={attributesOf}
      exportDialog={exportDialogOf}
      editDialog={editDialogOf}
      proposeDialog={proposeDialogOf}
    />
  );
}
