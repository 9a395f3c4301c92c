/** Words of sync in English. */
export const syncEn = { title: 'Sync' } as const;
