/** Words of the house components in English. */
export const uiEn = {
  cancel: 'Cancel',
  close: 'Close',
  clear: 'Clear',
  dayHint: 'Choose a day',
  undo: 'Undo',
  tryAgain: 'Try again',
  copyReference: 'Copy reference',
  copied: 'Copied',
} as const;
