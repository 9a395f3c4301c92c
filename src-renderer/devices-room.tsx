import { type ComponentProps, useCallback, useMemo, useState } from 'react';
import { useCommand } from './data.ts';
import { DeviceAttributes } from './features/attributes/DeviceAttributes.tsx';
import { EditAttributesDialog } from './features/attributes/EditAttributesDialog.tsx';
import { DeviceCredentials } from './features/credentials/DeviceCredentials.tsx';
import { ExportDialog } from './features/csv/ExportDialog.tsx';
import { ImportDialog } from './features/csv/ImportDialog.tsx';
import type { OpenBatch } from './features/csv/import-targets.ts';
import { DevicesPage, type PanelSlot } from './features/devices/DevicesPage.tsx';
import type { EditSlot, ExportSlot, LabelsSlot, ProposeSlot } from './features/devices/use-devices-dialogs.tsx';
import { labelsOfDevices } from './features/print/label-sources.ts';
import { PrintLabelsDialog } from './features/print/PrintLabelsDialog.tsx';
import { ProfilesPanel } from './features/profiles/ProfilesPanel.tsx';
import { usePanel } from './features/profiles/use-panel.ts';
import { ProposeDialog } from './features/rules/ProposeDialog.tsx';
import { type Place, useNavigation } from './navigation.tsx';

const panelOf = (slot: PanelSlot) => <ProfilesPanel {...slot} />;
const exportDialogOf = (slot: ExportSlot) => <ExportDialog {...slot} />;
const editDialogOf = ({ selection, ...slot }: EditSlot) =>
  selection ? <EditAttributesDialog {...slot} selection={selection} /> : null;
const attributesOf = (slot: ComponentProps<typeof DeviceAttributes>) => (
  <>
    <DeviceCredentials deviceId={slot.deviceId} />
    <DeviceAttributes {...slot} />
  </>
);
const labelsDialogOf = ({ chosen, sort, ...slot }: LabelsSlot) => (
  <PrintLabelsDialog {...slot} source={() => chosen && labelsOfDevices(chosen, sort, null)} />
);

/** The window that imports files, opened by whoever goes here for that. */
function useImporting() {
  const { place, go } = useNavigation();
  const [done, setDone] = useState<Place | null>(null);
  const importing = place.page === 'devices' && place !== done ? place.importing : undefined;
  const onImport = useCallback(() => go({ page: 'devices', importing: true }), [go]);
  return { importing, onImport, onClose: () => setDone(place) };
}

/** Batches whose delivery note may be replaced. */
function useOpenBatches(wanted: boolean): readonly OpenBatch[] {
  const { data } = useCommand('batches.listNames', {}, ['batches'], { enabled: wanted });
  return useMemo(() => (data?.batches ?? []).filter(({ state }) => state !== 'closed'), [data]);
}
const proposeDialogOf = (slot: ProposeSlot) => <ProposeDialog {...slot} />;

/** The Devices page with the parts of its neighbours in it: features do not import one another. */
export function DevicesRoom() {
  const [panel] = usePanel();
  const { importing, onImport, onClose } = useImporting();
  const file = typeof importing === 'object' ? importing : null;
  const opened = importing !== undefined;
  const batches = useOpenBatches(opened);
  return (
    <>
      <DevicesPage
        panel={panelOf}
        panelHidden={panel.hidden}
        attributes={attributesOf}
        exportDialog={exportDialogOf}
        editDialog={editDialogOf}
        labelsDialog={labelsDialogOf}
        proposeDialog={proposeDialogOf}
        onImport={onImport}
      />
      <ImportDialog opened={opened} onClose={onClose} file={file} batches={batches} />
    </>
  );
}
