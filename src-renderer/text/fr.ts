import { changesFr } from './changes-fr.ts';
import { csvFr } from './csv-fr.ts';
import { devicesFr } from './devices-fr.ts';
import type { en } from './en.ts';
import { errorsFr } from './errors-fr.ts';
import { integrationFr } from './integration-fr.ts';
import { profilesFr } from './profiles-fr.ts';
import { selfMaintainedFr } from './self-maintained-fr.ts';
import { shellFr } from './shell-fr.ts';
import { syncFr } from './sync-fr.ts';
import { uiFr } from './ui-fr.ts';
import type { Wording } from './wording.ts';

/** Every visible word in French. */
export const fr: Wording<typeof en> = {
  ui: uiFr,
  shell: shellFr,
  sync: syncFr,
  integration: integrationFr,
  devices: devicesFr,
  profiles: profilesFr,
  csv: csvFr,
  selfMaintained: selfMaintainedFr,
  changes: changesFr,
  errors: errorsFr,
};
