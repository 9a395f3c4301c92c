import type { DeviceColumn, DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { ExportDialog } from './features/csv/ExportDialog.tsx';
import { usualColumns } from './features/devices/device-columns.ts';
import { MoveDevicesDialog } from './features/devices/MoveDevicesDialog.tsx';
import { ProfilesPage } from './features/profiles/ProfilesPage.tsx';
import type { ProfilesPageSlots } from './features/profiles/page-slots.ts';
import { SelfMaintainedDevices } from './features/self-maintained/SelfMaintainedDevices.tsx';
import { SelfMaintainedWizard } from './features/self-maintained/SelfMaintainedWizard.tsx';

const columns: readonly DeviceColumn[] = usualColumns.map(({ key }) => key);
const sort = { column: 'imei', direction: 'asc' } as const;

const exportDialogOf: ProfilesPageSlots['exportDialog'] = (slot) => (
  <ExportDialog {...slot} chosen={null} columns={columns} sort={sort} />
);

const moveDialogOf: ProfilesPageSlots['moveDialog'] = ({ opened, onClose, profile }) => (
  <MoveDevicesDialog
    request={opened && profile ? { kind: 'move', selection: allOf(profile), count: profile.devices } : null}
    onClose={onClose}
    onDone={onClose}
  />
);

const wizardOf: NonNullable<ProfilesPageSlots['selfMaintainedWizard']> = (slot) => <SelfMaintainedWizard {...slot} />;

const devicesOf: NonNullable<ProfilesPageSlots['selfMaintainedDevices']> = ({ profileId, name }) => (
  <SelfMaintainedDevices key={profileId} profileId={profileId} profileName={name} />
);

function allOf({ profileId }: ProfileSummary): DeviceSelection {
  return { kind: 'matching', filter: { profileId }, except: [] };
}

/** The Profiles page with the parts of its neighbours in it: features do not import one another. */
export function ProfilesRoom() {
  return (
    <ProfilesPage
      exportDialog={exportDialogOf}
      moveDialog={moveDialogOf}
      selfMaintainedWizard={wizardOf}
      selfMaintainedDevices={devicesOf}
    />
  );
}
