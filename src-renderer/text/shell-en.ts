/** Words of shell in English. */
export const shellEn = { title: 'Shell' } as const;
