import type { changesEn } from './changes-en.ts';
import type { Wording } from './wording.ts';

/** Words of changes in French. */
export const changesFr: Wording<typeof changesEn> = { title: 'Changes' };
