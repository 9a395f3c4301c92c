import { defineAttribute } from './features/attributes/define-attribute.ts';
import { deleteAttribute } from './features/attributes/delete-attribute.ts';
import { listAttributes } from './features/attributes/list-attributes.ts';
import { listValues } from './features/attributes/list-values.ts';
import { planSet } from './features/attributes/plan-set.ts';
import { setAttribute } from './features/attributes/set-attribute.ts';
import { assignDevices } from './features/batches/assign-devices.ts';
import { createBatch } from './features/batches/create-batch.ts';
import { deleteBatch } from './features/batches/delete-batch.ts';
import { exportReport } from './features/batches/export-report.ts';
import { getBatch } from './features/batches/get-batch.ts';
import { listBatches } from './features/batches/list-batches.ts';
import { listDevices as listBatchDevices } from './features/batches/list-devices.ts';
import { listNames } from './features/batches/list-names.ts';
import { listScans } from './features/batches/list-scans.ts';
import { planAssign } from './features/batches/plan-assign.ts';
import { scanCode } from './features/batches/scan-code.ts';
import { setState } from './features/batches/set-state.ts';
import { undoScan } from './features/batches/undo-scan.ts';
import { updateBatch } from './features/batches/update-batch.ts';
import { countWaiting } from './features/credentials/count-waiting.ts';
import { deleteAll } from './features/credentials/delete-all.ts';
import { getForDevice } from './features/credentials/get-for-device.ts';
import { takeBack } from './features/credentials/take-back.ts';
import { commitImport } from './features/csv/commit-import.ts';
import { discardImport } from './features/csv/discard-import.ts';
import { exportDevices } from './features/csv/export-devices.ts';
import { exportPortalFile } from './features/csv/export-portal-file.ts';
import { getImport } from './features/csv/get-import.ts';
import { getImportResult } from './features/csv/get-import-result.ts';
import { listImportRows } from './features/csv/list-import-rows.ts';
import { openImport } from './features/csv/open-import.ts';
import { planImport } from './features/csv/plan-import.ts';
import { planPortalFile } from './features/csv/plan-portal-file.ts';
import { reshapeImport } from './features/csv/reshape-import.ts';
import { saveRefusedRows } from './features/csv/save-refused-rows.ts';
import { getLabels } from './features/print/get-labels.ts';
import { notePrinted } from './features/print/note-printed.ts';
import { applyRules } from './features/rules/apply-rules.ts';
import { createRule } from './features/rules/create-rule.ts';
import { deleteRule } from './features/rules/delete-rule.ts';
import { listRules } from './features/rules/list-rules.ts';
import { moveRule } from './features/rules/move-rule.ts';
import { previewRules } from './features/rules/preview-rules.ts';
import { updateRule } from './features/rules/update-rule.ts';
import { addDevices } from './features/self-maintained/add-devices.ts';
import { checkFile } from './features/self-maintained/check-file.ts';
import { createProfile as createSelfMaintained } from './features/self-maintained/create-profile.ts';
import { deleteDevices as deleteListedDevices } from './features/self-maintained/delete-devices.ts';
import { editDevice } from './features/self-maintained/edit-device.ts';
import { getReport } from './features/self-maintained/get-report.ts';
import { listDevices } from './features/self-maintained/list-devices.ts';
import { saveInventory } from './features/self-maintained/save-inventory.ts';
import { saveRefused } from './features/self-maintained/save-refused.ts';
import { saveTemplate } from './features/self-maintained/save-template.ts';
import type { CommandsOf, Handlers } from './handler.ts';

type Groups = 'attributes' | 'batches' | 'credentials' | 'csv' | 'print' | 'rules' | 'selfMaintained';

/** Which function answers which command of the staging bench: files, batches, scans, paper, and what devices are given. */
export const stagingHandlers: Handlers<CommandsOf<Groups>> = {
  'batches.list': listBatches,
  'batches.listNames': listNames,
  'batches.get': getBatch,
  'batches.create': createBatch,
  'batches.update': updateBatch,
  'batches.setState': setState,
  'batches.delete': deleteBatch,
  'batches.listDevices': listBatchDevices,
  'batches.planAssign': planAssign,
  'batches.assign': assignDevices,
  'batches.exportReport': exportReport,
  'batches.scan': scanCode,
  'batches.undoScan': undoScan,
  'batches.listScans': listScans,
  'credentials.count': countWaiting,
  'credentials.getForDevice': getForDevice,
  'credentials.takeBack': takeBack,
  'credentials.deleteAll': deleteAll,
  'print.getLabels': getLabels,
  'print.notePrinted': notePrinted,
  'attributes.list': listAttributes,
  'attributes.define': defineAttribute,
  'attributes.delete': deleteAttribute,
  'attributes.listValues': listValues,
  'attributes.planSet': planSet,
  'attributes.set': setAttribute,
  'csv.exportDevices': exportDevices,
  'csv.planPortalFile': planPortalFile,
  'csv.exportPortalFile': exportPortalFile,
  'csv.openImport': openImport,
  'csv.getImport': getImport,
  'csv.reshapeImport': reshapeImport,
  'csv.listImportRows': listImportRows,
  'csv.saveRefusedRows': saveRefusedRows,
  'csv.planImport': planImport,
  'csv.commitImport': commitImport,
  'csv.getImportResult': getImportResult,
  'csv.discardImport': discardImport,
  'rules.list': listRules,
  'rules.create': createRule,
  'rules.update': updateRule,
  'rules.delete': deleteRule,
  'rules.move': moveRule,
  'rules.preview': previewRules,
  'rules.apply': applyRules,
  'selfMaintained.saveTemplate': saveTemplate,
  'selfMaintained.checkFile': checkFile,
  'selfMaintained.getReport': getReport,
  'selfMaintained.saveRefused': saveRefused,
  'selfMaintained.create': createSelfMaintained,
  'selfMaintained.listDevices': listDevices,
  'selfMaintained.saveInventory': saveInventory,
  'selfMaintained.addDevices': addDevices,
  'selfMaintained.editDevice': editDevice,
  'selfMaintained.deleteDevices': deleteListedDevices,
};
