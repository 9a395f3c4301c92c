/** The Devices page in English. */
export const devicesEn = {
  title: 'Devices',
} as const;
