import type { DeviceColumn, DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { EditAttributesDialog } from './features/attributes/EditAttributesDialog.tsx';
import { ExportDialog } from './features/csv/ExportDialog.tsx';
import { usualColumns } from './features/devices/device-columns.ts';
import { MoveDevicesDialog } from './features/devices/MoveDevicesDialog.tsx';
import { labelsOfDevices } from './features/print/label-sources.ts';
import { PrintLabelsDialog } from './features/print/PrintLabelsDialog.tsx';
import { PrintSheetsDialog } from './features/print/PrintSheetsDialog.tsx';
import { ProfilesPage } from './features/profiles/ProfilesPage.tsx';
import type { ProfilesPageSlots } from './features/profiles/page-slots.ts';
import { InventoryDialog } from './features/self-maintained/InventoryDialog.tsx';
import { SelfMaintainedDevices } from './features/self-maintained/SelfMaintainedDevices.tsx';
import { SelfMaintainedWizard } from './features/self-maintained/SelfMaintainedWizard.tsx';
import { ExtendTokensDialog } from './features/tokens/ExtendTokensDialog.tsx';
import { PasteTokenDialog } from './features/tokens/PasteTokenDialog.tsx';
import { QrCodeDialog } from './features/tokens/QrCodeDialog.tsx';
import { RefreshTokenDialog } from './features/tokens/RefreshTokenDialog.tsx';
import { TokenField } from './features/tokens/TokenField.tsx';

const columns: readonly DeviceColumn[] = usualColumns.map(({ key }) => key);
const sort = { column: 'imei', direction: 'asc' } as const;

function allOf({ profileId }: ProfileSummary): DeviceSelection {
  return { kind: 'matching', filter: { profileId }, except: [] };
}

const slots: ProfilesPageSlots = {
  exportDialog: ({ profile, ...slot }) =>
    profile?.type === 'self-maintained' ? (
      <InventoryDialog {...slot} profile={profile} />
    ) : (
      <ExportDialog {...slot} profileId={profile?.profileId ?? null} columns={columns} sort={sort} />
    ),
  moveDialog: ({ opened, onClose, profile }) => (
    <MoveDevicesDialog
      request={opened ? { kind: 'move', selection: allOf(profile), count: profile.devices } : null}
      onClose={onClose}
      onDone={onClose}
    />
  ),
  attributesDialog: ({ opened, onClose, profile }) => (
    <EditAttributesDialog opened={opened} onClose={onClose} selection={allOf(profile)} count={profile.devices} />
  ),
  tokenDialog: ({ action, onClose, profile }) => {
    const tokens = profile.enrollmentToken ? [profile.enrollmentToken] : [];
    return (
      <>
        <RefreshTokenDialog opened={action === 'refresh'} onClose={onClose} tokens={tokens} />
        <ExtendTokensDialog opened={action === 'extend'} onClose={onClose} tokens={tokens} />
        <PasteTokenDialog opened={action === 'paste'} onClose={onClose} profiles={[profile]} />
      </>
    );
  },
  qrDialog: (slot) => <QrCodeDialog {...slot} />,
  sheetDialog: ({ profile, ...slot }) => <PrintSheetsDialog {...slot} profiles={[profile]} />,
  labelsDialog: ({ profile, ...slot }) => (
    <PrintLabelsDialog
      {...slot}
      source={() => labelsOfDevices({ selection: allOf(profile), count: profile.devices }, sort, profile.name)}
    />
  ),
  selfMaintainedWizard: (slot) => <SelfMaintainedWizard {...slot} />,
  selfMaintainedDevices: ({ profileId, name }) => <SelfMaintainedDevices profileId={profileId} profileName={name} />,
  tokenField: (profileId, token) => <TokenField profileId={profileId} token={token} />,
};

/** The Profiles page with the parts of its neighbours in it: features do not import one another. */
export function ProfilesRoom() {
  return <ProfilesPage {...slots} />;
}
