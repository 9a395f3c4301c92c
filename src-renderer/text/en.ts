import { activityEn } from './activity-en.ts';
import { attributesEn } from './attributes-en.ts';
import { batchesEn } from './batches-en.ts';
import { changesEn } from './changes-en.ts';
import { configurationEn } from './configuration-en.ts';
import { credentialsEn } from './credentials-en.ts';
import { csvEn } from './csv-en.ts';
import { deletionEn } from './deletion-en.ts';
import { devicesEn } from './devices-en.ts';
import { editsEn } from './edits-en.ts';
import { errorsEn } from './errors-en.ts';
import { handoverEn } from './handover-en.ts';
import { historyEn } from './history-en.ts';
import { importEn } from './import-en.ts';
import { importUseEn } from './import-use-en.ts';
import { integrationEn } from './integration-en.ts';
import { printEn } from './print-en.ts';
import { profilesEn } from './profiles-en.ts';
import { qrEn } from './qr-en.ts';
import { queueEn } from './queue-en.ts';
import { rulesEn } from './rules-en.ts';
import { scansEn } from './scans-en.ts';
import { selfMaintainedEn } from './self-maintained-en.ts';
import { shellEn } from './shell-en.ts';
import { storageEn } from './storage-en.ts';
import { syncEn } from './sync-en.ts';
import { tokensEn } from './tokens-en.ts';
import { uiEn } from './ui-en.ts';
import { uploadsEn } from './uploads-en.ts';

/** Every visible word in English. */
export const en = {
  ui: uiEn,
  shell: shellEn,
  sync: syncEn,
  integration: integrationEn,
  devices: devicesEn,
  history: historyEn,
  edits: editsEn,
  deletion: deletionEn,
  attributes: attributesEn,
  uploads: uploadsEn,
  batches: batchesEn,
  scans: scansEn,
  profiles: profilesEn,
  credentials: credentialsEn,
  tokens: tokensEn,
  qr: qrEn,
  print: printEn,
  configuration: configurationEn,
  csv: csvEn,
  import: importEn,
  importUse: importUseEn,
  rules: rulesEn,
  selfMaintained: selfMaintainedEn,
  changes: changesEn,
  handover: handoverEn,
  queue: queueEn,
  activity: activityEn,
  storage: storageEn,
  errors: errorsEn,
} as const;
