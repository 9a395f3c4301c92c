import { ExportDialog } from './features/csv/ExportDialog.tsx';
import { DevicesPage, type ExportSlot, type PanelSlot } from './features/devices/DevicesPage.tsx';
import { ProfilesPanel } from './features/profiles/ProfilesPanel.tsx';
import { usePanel } from './features/profiles/use-panel.ts';

const panelOf = (slot: PanelSlot) => <ProfilesPanel {...slot} />;
const exportDialogOf = (slot: ExportSlot) => <ExportDialog {...slot} />;

/** The Devices page with the parts of its neighbours in it: features do not import one another. */
export function DevicesRoom() {
  const [panel] = usePanel();
  return <DevicesPage panel={panelOf} panelHidden={panel.hidden} exportDialog={exportDialogOf} />;
}
