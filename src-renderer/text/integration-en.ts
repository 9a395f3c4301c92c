/** Words of integration in English. */
export const integrationEn = { title: 'Integration' } as const;
