/** The Batches page in English. */
export const batchesEn = {
  title: 'Batches',
} as const;
