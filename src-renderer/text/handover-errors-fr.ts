import type { handoverErrorsEn } from './handover-errors-en.ts';

/** Errors of hand-over files in French, a part of errors-fr.ts. */
export const handoverErrorsFr: typeof handoverErrorsEn = {
  handover_foreign: {
    what: 'Ce n’est pas un fichier de transmission de Muster. Rien n’a été modifié.',
    next: 'Choisissez le fichier enregistré par l’autre portable ; son nom se termine par .muster.',
  },
  handover_newer: {
    what: 'Ce fichier de transmission vient d’une version plus récente de Muster. Rien n’a été modifié.',
    next: 'Installez cette version ici, puis prenez le fichier en charge.',
  },
  handover_damaged: {
    what: 'Ce fichier de transmission est abîmé ou incomplet. Rien n’en a été pris en charge.',
    next: 'Copiez-le à nouveau depuis l’autre portable, ou faites-le refaire là-bas.',
  },
  handover_passphrase_wrong: {
    what: 'Ce n’est pas la phrase secrète de ce fichier. Rien n’a été modifié.',
    next: 'Saisissez-la à nouveau : majuscules et espaces entre les mots comptent. Sans elle, personne ne peut ouvrir le fichier.',
  },
  handover_other_tenant: {
    what: 'Ce fichier de transmission appartient à un autre client Knox : ses appareils et ses profils ne sont pas ceux de cet espace. Rien n’a été modifié.',
    next: 'Ouvrez l’espace de ce client et prenez le fichier en charge là-bas.',
  },
  handed_over: {
    what: 'C’est laissé à un autre portable, qui l’enverra.',
    next: 'Pour l’avoir à nouveau ici, prenez en charge un fichier venu de là-bas.',
  },
};
