import type { CommandOutput, DeskCommandName, ParsedInput } from '#shared/contract.ts';
import { listChanges } from './features/changes/list-changes.ts';
import { listFacts } from './features/changes/list-facts.ts';
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
import { cancelSync } from './features/sync/cancel-sync.ts';
import { getStatus } from './features/sync/get-status.ts';
import { startSync } from './features/sync/start-sync.ts';
import { workOffline } from './features/sync/work-offline.ts';
import { copyToken } from './features/tokens/copy-token.ts';
import { extendTokens } from './features/tokens/extend-tokens.ts';
import { listTokens } from './features/tokens/list-tokens.ts';
import { refreshToken } from './features/tokens/refresh-token.ts';
import { revealToken } from './features/tokens/reveal-token.ts';
import { setByHand } from './features/tokens/set-by-hand.ts';
import { setWarning } from './features/tokens/set-warning.ts';
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
  'tokens.list': listTokens,
  'tokens.refresh': refreshToken,
  'tokens.extend': extendTokens,
  'tokens.setByHand': setByHand,
  'tokens.reveal': revealToken,
  'tokens.copy': copyToken,
  'tokens.setWarning': setWarning,
  'changes.list': listChanges,
  'changes.listTargets': listTargets,
  'changes.listFacts': listFacts,
  'changes.undo': undoChange,
  'changes.settle': settleChange,
  'csv.exportDevices': exportDevices,
  'jobs.cancel': cancelJob,
};
