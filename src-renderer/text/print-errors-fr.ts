import type { PrintErrorCode } from './print-errors-en.ts';

/** Errors of printing in French, a part of errors-fr.ts. */
export const printErrorsFr: Readonly<Record<PrintErrorCode, { what: string; next: string }>> = {
  printer_none: {
    what: 'Cet ordinateur ne connaît aucune imprimante : rien n’a été imprimé.',
    next: 'Ajoutez-en une dans les réglages du système, ou enregistrez un PDF et imprimez-le ailleurs.',
  },
  print_failed: {
    what: 'L’impression a échoué avant que rien n’arrive à l’imprimante.',
    next: 'Réessayez, ou enregistrez un PDF et imprimez-le. Si cela se répète, transmettez la référence au support.',
  },
};
