import type { DeskCommandName } from '#shared/contract.ts';
import { exportLog } from './features/activity/export-log.ts';
import { getEntry } from './features/activity/get-entry.ts';
import { listDevices as listEntryDevices } from './features/activity/list-devices.ts';
import { listEntries } from './features/activity/list-entries.ts';
import { verifyLog } from './features/activity/verify-log.ts';
import { exportPlan } from './features/changes/export-plan.ts';
import { getLast } from './features/changes/get-last.ts';
import { listChanges } from './features/changes/list-changes.ts';
import { listFacts } from './features/changes/list-facts.ts';
import { listTargets } from './features/changes/list-targets.ts';
import { pauseSending } from './features/changes/pause-sending.ts';
import { planUndo } from './features/changes/plan-undo.ts';
import { sendNow } from './features/changes/send-now.ts';
import { settleChange } from './features/changes/settle-change.ts';
import { undoChange } from './features/changes/undo-change.ts';
import { deleteDevices } from './features/devices/delete-devices.ts';
import { getDetails } from './features/devices/get-details.ts';
import { getFilterValues } from './features/devices/get-filter-values.ts';
import { getHistory } from './features/devices/get-history.ts';
import { getIdRange } from './features/devices/get-id-range.ts';
import { getWindow } from './features/devices/get-window.ts';
import { locate } from './features/devices/locate.ts';
import { moveDevices } from './features/devices/move-devices.ts';
import { planDelete } from './features/devices/plan-delete.ts';
import { planMove } from './features/devices/plan-move.ts';
import { searchDevices } from './features/devices/search-devices.ts';
import { setNote } from './features/devices/set-note.ts';
import { unassignDevices } from './features/devices/unassign-devices.ts';
import { undoEdit } from './features/devices/undo-edit.ts';
import { dismissFile } from './features/handover/dismiss-file.ts';
import { exportQueue } from './features/handover/export-queue.ts';
import { getOffer } from './features/handover/get-offer.ts';
import { getPreview } from './features/handover/get-preview.ts';
import { openFile } from './features/handover/open-file.ts';
import { putBack } from './features/handover/put-back.ts';
import { takeOut } from './features/handover/take-out.ts';
import { takeOver } from './features/handover/take-over.ts';
import { undoTakeOver } from './features/handover/undo-take-over.ts';
import { activateIntegration } from './features/integration/activate-integration.ts';
import { connectTenant } from './features/integration/connect-tenant.ts';
import { deactivateIntegration } from './features/integration/deactivate-integration.ts';
import { getIntegration } from './features/integration/get-integration.ts';
import { setIntervalMinutes } from './features/integration/set-interval-minutes.ts';
import { testConnection } from './features/integration/test-connection.ts';
import { cancelJob } from './features/jobs/cancel-job.ts';
import { changeUser } from './features/profiles/change-user.ts';
import { createProfile } from './features/profiles/create-profile.ts';
import { deleteProfile } from './features/profiles/delete-profile.ts';
import { getDetails as getProfileDetails } from './features/profiles/get-details.ts';
import { listProfiles } from './features/profiles/list-profiles.ts';
import { searchUsers } from './features/profiles/search-users.ts';
import { updateProfile } from './features/profiles/update-profile.ts';
import { backUp } from './features/storage/back-up.ts';
import { checkDatabases } from './features/storage/check-databases.ts';
import { getState } from './features/storage/get-state.ts';
import { planRestore } from './features/storage/plan-restore.ts';
import { restoreBackup } from './features/storage/restore-backup.ts';
import { cancelSync } from './features/sync/cancel-sync.ts';
import { checkQueue } from './features/sync/check-queue.ts';
import { getPortalEdits } from './features/sync/get-portal-edits.ts';
import { getStatus } from './features/sync/get-status.ts';
import { startSync } from './features/sync/start-sync.ts';
import { workOffline } from './features/sync/work-offline.ts';
import { copyToken } from './features/tokens/copy-token.ts';
import { extendTokens } from './features/tokens/extend-tokens.ts';
import { listTokens } from './features/tokens/list-tokens.ts';
import { refreshToken } from './features/tokens/refresh-token.ts';
import { revealPayload } from './features/tokens/reveal-payload.ts';
import { revealToken } from './features/tokens/reveal-token.ts';
import { setByHand } from './features/tokens/set-by-hand.ts';
import { setWarning } from './features/tokens/set-warning.ts';
import { approveUploads } from './features/uploads/approve-uploads.ts';
import { holdDevices } from './features/uploads/hold-devices.ts';
import { listUploads } from './features/uploads/list-uploads.ts';
import { planApproval } from './features/uploads/plan-approval.ts';
import { releaseDevices } from './features/uploads/release-devices.ts';
import type { Handlers } from './handler.ts';
import { stagingHandlers } from './staging-handlers.ts';

/** Which function answers which command; one that is missing does not compile. */
export const handlers: Handlers<DeskCommandName> = {
  'integration.get': getIntegration,
  'integration.testConnection': testConnection,
  'integration.connect': connectTenant,
  'integration.activate': activateIntegration,
  'integration.deactivate': deactivateIntegration,
  'integration.setInterval': setIntervalMinutes,
  'sync.getStatus': getStatus,
  'sync.start': startSync,
  'sync.cancel': cancelSync,
  'sync.getPortalEdits': getPortalEdits,
  'sync.check': checkQueue,
  'sync.workOffline': workOffline,
  'devices.getWindow': getWindow,
  'devices.getIdRange': getIdRange,
  'devices.locate': locate,
  'devices.getDetails': getDetails,
  'devices.getHistory': getHistory,
  'devices.search': searchDevices,
  'devices.getFilterValues': getFilterValues,
  'devices.planMove': planMove,
  'devices.move': moveDevices,
  'devices.unassign': unassignDevices,
  'devices.planDelete': planDelete,
  'devices.delete': deleteDevices,
  'devices.setNote': setNote,
  'devices.undoEdit': undoEdit,
  'uploads.list': listUploads,
  'uploads.planApproval': planApproval,
  'uploads.approve': approveUploads,
  'uploads.hold': holdDevices,
  'uploads.release': releaseDevices,
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
  'tokens.revealPayload': revealPayload,
  'tokens.copy': copyToken,
  'tokens.setWarning': setWarning,
  'changes.list': listChanges,
  'changes.listTargets': listTargets,
  'changes.listFacts': listFacts,
  'changes.getLast': getLast,
  'changes.planUndo': planUndo,
  'changes.undo': undoChange,
  'changes.settle': settleChange,
  'changes.sendNow': sendNow,
  'changes.pause': pauseSending,
  'changes.exportPlan': exportPlan,
  'activity.list': listEntries,
  'activity.getEntry': getEntry,
  'activity.listDevices': listEntryDevices,
  'activity.verify': verifyLog,
  'activity.export': exportLog,
  'handover.getOffer': getOffer,
  'handover.export': exportQueue,
  'handover.takeOut': takeOut,
  'handover.putBack': putBack,
  'handover.open': openFile,
  'handover.getPreview': getPreview,
  'handover.takeOver': takeOver,
  'handover.undo': undoTakeOver,
  'handover.dismiss': dismissFile,
  'jobs.cancel': cancelJob,
  'storage.getState': getState,
  'storage.backUp': backUp,
  'storage.check': checkDatabases,
  'storage.planRestore': planRestore,
  'storage.restore': restoreBackup,
  ...stagingHandlers,
};
