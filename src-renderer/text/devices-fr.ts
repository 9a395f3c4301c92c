import type { devicesEn } from './devices-en.ts';
import type { Wording } from './wording.ts';

/** The Devices page in French. */
export const devicesFr: Wording<typeof devicesEn> = {
  title: 'Appareils',
};
