/** Words of changes in English. */
export const changesEn = { title: 'Changes' } as const;
