/** Words of the house components in English. */
export const uiEn = {
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  tryAgain: 'Try again',
  copyReference: 'Copy reference',
  copied: 'Copied',
} as const;
