import { changesEn } from './changes-en.ts';
import { csvEn } from './csv-en.ts';
import { devicesEn } from './devices-en.ts';
import { errorsEn } from './errors-en.ts';
import { integrationEn } from './integration-en.ts';
import { profilesEn } from './profiles-en.ts';
import { selfMaintainedEn } from './self-maintained-en.ts';
import { shellEn } from './shell-en.ts';
import { syncEn } from './sync-en.ts';
import { uiEn } from './ui-en.ts';

/** Every visible word in English. */
export const en = {
  ui: uiEn,
  shell: shellEn,
  sync: syncEn,
  integration: integrationEn,
  devices: devicesEn,
  profiles: profilesEn,
  csv: csvEn,
  selfMaintained: selfMaintainedEn,
  changes: changesEn,
  errors: errorsEn,
} as const;
