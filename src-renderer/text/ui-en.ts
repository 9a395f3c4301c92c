/** Words of the house components in English. */
export const uiEn = {
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  undoFailed: 'This could not be undone',
  tryAgain: 'Try again',
  copyReference: 'Copy reference',
  copied: 'Copied',
  reference: 'Reference',
  typeToConfirm: 'Type {{text}} to confirm',
  progress: 'Progress',
} as const;
