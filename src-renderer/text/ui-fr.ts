import type { uiEn } from './ui-en.ts';
import type { Wording } from './wording.ts';

/** Words of the house components in French. */
export const uiFr: Wording<typeof uiEn> = {
  cancel: 'Annuler',
  close: 'Fermer',
  clear: 'Effacer',
  dayHint: 'Choisir un jour',
  undo: 'Annuler',
  tryAgain: 'Réessayer',
  copyReference: 'Copier la référence',
  copied: 'Copié',
};
