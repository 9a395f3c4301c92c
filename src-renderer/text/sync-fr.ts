import type { syncEn } from './sync-en.ts';
import type { Wording } from './wording.ts';

/** Words of sync in French. */
export const syncFr: Wording<typeof syncEn> = { title: 'Sync' };
