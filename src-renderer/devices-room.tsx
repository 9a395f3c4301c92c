import { ExportDialog } from './features/csv/ExportDialog.tsx';
import { DevicesPage } from './features/devices/DevicesPage.tsx';
import { ProfilesPanel } from './features/profiles/ProfilesPanel.tsx';

/** The Devices page with the parts of its neighbours in it: features do not import one another. */
export function DevicesRoom() {
  return (
    <DevicesPage panel={(slot) => <ProfilesPanel {...slot} />} exportDialog={(slot) => <ExportDialog {...slot} />} />
  );
}
