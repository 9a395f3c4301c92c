import type { csvEn } from './csv-en.ts';
import type { Wording } from './wording.ts';

/** The dialog that saves devices as CSV in French. */
export const csvFr: Wording<typeof csvEn> = {
  title: 'Télécharger en CSV',
  scope: 'Appareils',
  scopeSelection_one: 'L’appareil sélectionné',
  scopeSelection_many: 'Les {{count, number}} d’appareils sélectionnés',
  scopeSelection_other: 'Les {{count, number}} appareils sélectionnés',
  scopeProfile: 'Tous les appareils de {{profile}}',
  scopeAll: 'Tous les appareils de cet espace',
  columns: 'Colonnes',
  everyColumn: 'Toutes les colonnes',
  form: 'Destiné à',
  guarded: 'Un tableur',
  guardedText:
    'Les cellules qu’un tableur exécuterait comme formules sont rendues inoffensives. Réimporté ici, le fichier redonne l’original.',
  raw: 'D’autres programmes',
  rawText: 'Les cellules telles quelles. À ne pas ouvrir dans un tableur.',
  submit: 'Choisir où enregistrer…',
  fileName: 'appareils',
  running: 'Enregistrement de {{file}}',
  progress: '{{done}} sur {{total}}',
  rate: '{{rate, number}} par seconde',
  left: 'encore {{left}}',
  saved: '{{file}} enregistré',
  show: 'Afficher dans le dossier',
  cancelled: 'Enregistrement annulé',
};
