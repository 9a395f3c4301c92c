import type { CommandOutput, DeskCommandName, ParsedInput } from '#shared/contract.ts';
import { listChanges } from './features/changes/list-changes.ts';
import { listTargets } from './features/changes/list-targets.ts';
import { settleChange } from './features/changes/settle-change.ts';
import { undoChange } from './features/changes/undo-change.ts';
import { exportDevices } from './features/csv/export-devices.ts';
import { getDetails } from './features/devices/get-details.ts';
import { getFilterValues } from './features/devices/get-filter-values.ts';
import { getIdRange } from './features/devices/get-id-range.ts';
import { getWindow } from './features/devices/get-window.ts';
import { locate } from './features/devices/locate.ts';
import { moveDevices } from './features/devices/move-devices.ts';
import { planMove } from './features/devices/plan-move.ts';
import { searchDevices } from './features/devices/search-devices.ts';
import { unassignDevices } from './features/devices/unassign-devices.ts';
import { connectTenant } from './features/integration/connect-tenant.ts';
import { getIntegration } from './features/integration/get-integration.ts';
import { testConnection } from './features/integration/test-connection.ts';
import { cancelJob } from './features/jobs/cancel-job.ts';
import { changeUser } from './features/profiles/change-user.ts';
import { createProfile } from './features/profiles/create-profile.ts';
import { deleteProfile } from './features/profiles/delete-profile.ts';
import { getDetails as getProfileDetails } from './features/profiles/get-details.ts';
import { listProfiles } from './features/profiles/list-profiles.ts';
import { searchUsers } from './features/profiles/search-users.ts';
import { updateProfile } from './features/profiles/update-profile.ts';
import { addDevices } from './features/self-maintained/add-devices.ts';
import { checkFile } from './features/self-maintained/check-file.ts';
import { createProfile as createSelfMaintained } from './features/self-maintained/create-profile.ts';
import { deleteDevices as deleteListedDevices } from './features/self-maintained/delete-devices.ts';
import { getReport } from './features/self-maintained/get-report.ts';
import { listDevices } from './features/self-maintained/list-devices.ts';
import { saveRefused } from './features/self-maintained/save-refused.ts';
import { saveTemplate } from './features/self-maintained/save-template.ts';
import { cancelSync } from './features/sync/cancel-sync.ts';
import { getStatus } from './features/sync/get-status.ts';
import { startSync } from './features/sync/start-sync.ts';
import { workOffline } from './features/sync/work-offline.ts';
import type { Services } from './services.ts';

type Handlers = {
  [Name in DeskCommandName]: (
    services: Services,
    input: ParsedInput<Name>,
  ) => Promise<CommandOutput<Name>> | CommandOutput<Name>;
};

/** Which function answers which command; one that is missing does not compile. */
export const handlers: Handlers = {
  'integration.get': getIntegration,
  'integration.testConnection': testConnection,
  'integration.connect': connectTenant,
  'sync.getStatus': getStatus,
  'sync.start': startSync,
  'sync.cancel': cancelSync,
  'sync.workOffline': workOffline,
  'devices.getWindow': getWindow,
  'devices.getIdRange': getIdRange,
  'devices.locate': locate,
  'devices.getDetails': getDetails,
  'devices.search': searchDevices,
  'devices.getFilterValues': getFilterValues,
  'devices.planMove': planMove,
  'devices.move': moveDevices,
  'devices.unassign': unassignDevices,
  'profiles.list': listProfiles,
  'profiles.getDetails': getProfileDetails,
  'profiles.create': createProfile,
  'profiles.update': updateProfile,
  'profiles.delete': deleteProfile,
  'profiles.changeUser': changeUser,
  'profiles.searchUsers': searchUsers,
  'changes.list': listChanges,
  'changes.listTargets': listTargets,
  'changes.undo': undoChange,
  'changes.settle': settleChange,
  'csv.exportDevices': exportDevices,
  'selfMaintained.saveTemplate': saveTemplate,
  'selfMaintained.checkFile': checkFile,
  'selfMaintained.getReport': getReport,
  'selfMaintained.saveRefused': saveRefused,
  'selfMaintained.create': createSelfMaintained,
  'selfMaintained.listDevices': listDevices,
  'selfMaintained.addDevices': addDevices,
  'selfMaintained.deleteDevices': deleteListedDevices,
  'jobs.cancel': cancelJob,
};
