import type { uiEn } from './ui-en.ts';
import type { Wording } from './wording.ts';

/** Words of the house components in French. */
export const uiFr: Wording<typeof uiEn> = {
  cancel: 'Annuler',
  close: 'Fermer',
  undo: 'Annuler',
  undoFailed: 'Cette action n’a pas pu être annulée',
  tryAgain: 'Réessayer',
  copyReference: 'Copier la référence',
  copied: 'Copié',
  reference: 'Référence',
  typeToConfirm: 'Saisissez {{text}} pour confirmer',
  progress: 'Avancement',
};
