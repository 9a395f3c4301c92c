import { activityFr } from './activity-fr.ts';
import { attributesFr } from './attributes-fr.ts';
import { batchesFr } from './batches-fr.ts';
import { changesFr } from './changes-fr.ts';
import { configurationFr } from './configuration-fr.ts';
import { credentialsFr } from './credentials-fr.ts';
import { csvFr } from './csv-fr.ts';
import { deletionFr } from './deletion-fr.ts';
import { devicesFr } from './devices-fr.ts';
import { editsFr } from './edits-fr.ts';
import type { en } from './en.ts';
import { errorsFr } from './errors-fr.ts';
import { handoverFr } from './handover-fr.ts';
import { historyFr } from './history-fr.ts';
import { importFr } from './import-fr.ts';
import { importUseFr } from './import-use-fr.ts';
import { integrationFr } from './integration-fr.ts';
import { printFr } from './print-fr.ts';
import { profilesFr } from './profiles-fr.ts';
import { qrFr } from './qr-fr.ts';
import { queueFr } from './queue-fr.ts';
import { rulesFr } from './rules-fr.ts';
import { scansFr } from './scans-fr.ts';
import { selfMaintainedFr } from './self-maintained-fr.ts';
import { shellFr } from './shell-fr.ts';
import { storageFr } from './storage-fr.ts';
import { syncFr } from './sync-fr.ts';
import { tokensFr } from './tokens-fr.ts';
import { uiFr } from './ui-fr.ts';
import { uploadsFr } from './uploads-fr.ts';
import type { Wording } from './wording.ts';

/** Every visible word in French. */
export const fr: Wording<typeof en> = {
  ui: uiFr,
  shell: shellFr,
  sync: syncFr,
  integration: integrationFr,
  devices: devicesFr,
  history: historyFr,
  edits: editsFr,
  deletion: deletionFr,
  attributes: attributesFr,
  uploads: uploadsFr,
  batches: batchesFr,
  scans: scansFr,
  profiles: profilesFr,
  credentials: credentialsFr,
  tokens: tokensFr,
  qr: qrFr,
  print: printFr,
  configuration: configurationFr,
  csv: csvFr,
  import: importFr,
  importUse: importUseFr,
  rules: rulesFr,
  selfMaintained: selfMaintainedFr,
  changes: changesFr,
  handover: handoverFr,
  queue: queueFr,
  activity: activityFr,
  storage: storageFr,
  errors: errorsFr,
};
