import type { batchesEn } from './batches-en.ts';
import type { Wording } from './wording.ts';

/** The Batches page in French. */
export const batchesFr: Wording<typeof batchesEn> = {
  title: 'Lots',
};
