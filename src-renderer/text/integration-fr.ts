import type { integrationEn } from './integration-en.ts';
import type { Wording } from './wording.ts';

/** Words of integration in French. */
export const integrationFr: Wording<typeof integrationEn> = { title: 'Integration' };
