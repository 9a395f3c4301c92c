import type { changesEn } from './changes-en.ts';
import type { Wording } from './wording.ts';

/** The Changes page in French. */
export const changesFr: Wording<typeof changesEn> = {
  title: 'Modifications',
  list: 'Modifications, les plus récentes d’abord',
  allSent: 'Tout a été envoyé.',
  emptyTitle: 'Aucune modification',
  emptyText:
    'Chaque déplacement figure ici avant d’être envoyé : ce qui va où, ce qui attend et ce que Samsung a répondu. Rien ne quitte cette liste sans résultat.',
  emptyButton: 'Aller aux appareils',
  move_one: 'Déplacer {{count, number}} appareil vers {{profile}}',
  move_many: 'Déplacer {{count, number}} d’appareils vers {{profile}}',
  move_other: 'Déplacer {{count, number}} appareils vers {{profile}}',
  unassign_one: 'Désassigner {{count, number}} appareil',
  unassign_many: 'Désassigner {{count, number}} d’appareils',
  unassign_other: 'Désassigner {{count, number}} appareils',
  approve_one: 'Approuver {{count, number}} appareil de {{upload}}',
  approve_many: 'Approuver {{count, number}} d’appareils de {{upload}}',
  approve_other: 'Approuver {{count, number}} appareils de {{upload}}',
  delete_one: 'Supprimer {{count, number}} appareil',
  delete_many: 'Supprimer {{count, number}} d’appareils',
  delete_other: 'Supprimer {{count, number}} appareils',
  kinds: {
    'create-profile': 'Créer le profil {{profile}}',
    'update-profile': 'Modifier la configuration de {{profile}}',
    'delete-profile': 'Supprimer le profil {{profile}}',
    'refresh-token': 'Actualiser le jeton de {{profile}}',
    'extend-token': 'Prolonger le jeton de {{profile}}',
    'set-user': 'Changer l’utilisateur de {{profile}}',
    'upload-self-maintained': 'Créer le profil {{profile}} (automaintenance)',
    'add-self-maintained': 'Ajouter des appareils à {{profile}}',
    'remove-self-maintained': 'Supprimer des appareils de {{profile}}',
  },
  selfMaintained: {
    'upload-self-maintained_one': 'Créer le profil {{profile}} (automaintenance) avec {{count, number}} appareil',
    'upload-self-maintained_many': 'Créer le profil {{profile}} (automaintenance) avec {{count, number}} d’appareils',
    'upload-self-maintained_other': 'Créer le profil {{profile}} (automaintenance) avec {{count, number}} appareils',
    'add-self-maintained_one': 'Ajouter {{count, number}} appareil à {{profile}}',
    'add-self-maintained_many': 'Ajouter {{count, number}} d’appareils à {{profile}}',
    'add-self-maintained_other': 'Ajouter {{count, number}} appareils à {{profile}}',
    'remove-self-maintained_one': 'Supprimer {{count, number}} appareil de {{profile}}',
    'remove-self-maintained_many': 'Supprimer {{count, number}} d’appareils de {{profile}}',
    'remove-self-maintained_other': 'Supprimer {{count, number}} appareils de {{profile}}',
  },
  states: {
    waiting: 'En attente',
    sending: 'En cours d’envoi',
    unconfirmed: 'Non confirmé',
    done: 'Fait',
    skipped: 'Sans objet',
    refused: 'Refusé',
    conflict: 'Conflit',
    parked: 'En suspens',
    undone: 'Annulé',
  },
  hints: {
    waiting: 'Partira dès que les serveurs seront joignables.',
    sending: 'En route vers Samsung.',
    unconfirmed: 'Envoyé, mais la réponse n’est pas arrivée. Muster relit le serveur avant tout nouvel envoi.',
    done: 'Samsung l’a exécuté.',
    skipped: 'Il n’y avait rien à faire.',
    refused: 'Samsung l’a refusé. Décidez s’il faut réessayer.',
    conflict: 'Modifié dans le portail Samsung après votre décision. Choisissez ce qui compte.',
    parked: 'Essayé plusieurs fois sans succès. Décidez s’il faut réessayer.',
    undone: 'Repris avant d’avoir été envoyé.',
  },
  nextTry_one: 'Essayé une fois ; prochain essai {{ago}}.',
  nextTry_many: 'Essayé {{count, number}} de fois ; prochain essai {{ago}}.',
  nextTry_other: 'Essayé {{count, number}} fois ; prochain essai {{ago}}.',
  expand: 'Afficher les appareils de cette modification',
  collapse: 'Masquer les appareils de cette modification',
  device: 'Appareil',
  was: 'Avant',
  seenNow: 'Vu sur le serveur',
  willBe: 'Sera',
  deleted: 'Supprimé',
  outcome: 'État',
  reason: 'Motif',
  noProfile: 'aucun',
  targets_one: '{{count, number}} appareil',
  targets_many: '{{count, number}} d’appareils',
  targets_other: '{{count, number}} appareils',
  undo: 'Annuler',
  undoneTakenBack: 'La modification a été reprise avant son envoi.',
  undoneReversed: 'Une nouvelle modification remet les appareils en place.',
  keepMine: 'Garder la mienne',
  takeTheirs: 'Prendre la leur',
  decide_conflict_one:
    '{{count, number}} appareil a été déplacé dans le portail Samsung après votre décision. « Garder la mienne » l’envoie vers {{profile}}, « Prendre la leur » le laisse où il est maintenant.',
  decide_conflict_many:
    '{{count, number}} d’appareils ont été déplacés dans le portail Samsung après votre décision. « Garder la mienne » les envoie vers {{profile}}, « Prendre la leur » les laisse où ils sont maintenant.',
  decide_conflict_other:
    '{{count, number}} appareils ont été déplacés dans le portail Samsung après votre décision. « Garder la mienne » les envoie vers {{profile}}, « Prendre la leur » les laisse où ils sont maintenant.',
  decide_held_one:
    '{{count, number}} appareil n’est pas arrivé. « Garder la mienne » le renvoie vers {{profile}}, « Prendre la leur » le laisse où il est maintenant.',
  decide_held_many:
    '{{count, number}} d’appareils ne sont pas arrivés. « Garder la mienne » les renvoie vers {{profile}}, « Prendre la leur » les laisse où ils sont maintenant.',
  decide_held_other:
    '{{count, number}} appareils ne sont pas arrivés. « Garder la mienne » les renvoie vers {{profile}}, « Prendre la leur » les laisse où ils sont maintenant.',
  decideDelete_conflict_one:
    '{{count, number}} appareil a été déplacé dans le portail Samsung après votre décision. « Garder la mienne » le supprime quand même, « Prendre la leur » le laisse où il est.',
  decideDelete_conflict_many:
    '{{count, number}} d’appareils ont été déplacés dans le portail Samsung après votre décision. « Garder la mienne » les supprime quand même, « Prendre la leur » les laisse où ils sont.',
  decideDelete_conflict_other:
    '{{count, number}} appareils ont été déplacés dans le portail Samsung après votre décision. « Garder la mienne » les supprime quand même, « Prendre la leur » les laisse où ils sont.',
  decideDelete_held_one:
    '{{count, number}} appareil n’a pas pu être supprimé. « Garder la mienne » réessaie, « Prendre la leur » le conserve.',
  decideDelete_held_many:
    '{{count, number}} d’appareils n’ont pas pu être supprimés. « Garder la mienne » réessaie, « Prendre la leur » les conserve.',
  decideDelete_held_other:
    '{{count, number}} appareils n’ont pas pu être supprimés. « Garder la mienne » réessaie, « Prendre la leur » les conserve.',
  decide_approval_one:
    '{{count, number}} appareil de {{profile}} n’est pas approuvé. « Garder la mienne » redemande à Samsung, « Prendre la leur » le laisse tel quel.',
  decide_approval_many:
    '{{count, number}} d’appareils de {{profile}} ne sont pas approuvés. « Garder la mienne » redemande à Samsung, « Prendre la leur » les laisse tels quels.',
  decide_approval_other:
    '{{count, number}} appareils de {{profile}} ne sont pas approuvés. « Garder la mienne » redemande à Samsung, « Prendre la leur » les laisse tels quels.',
  settledMine_one: '{{count, number}} appareil sera renvoyé.',
  settledMine_many: '{{count, number}} d’appareils seront renvoyés.',
  settledMine_other: '{{count, number}} appareils seront renvoyés.',
  settledTheirs_one: '{{count, number}} appareil reste où il est.',
  settledTheirs_many: '{{count, number}} d’appareils restent où ils sont.',
  settledTheirs_other: '{{count, number}} appareils restent où ils sont.',
  range: '{{from}} à {{to}} sur {{total}}',
  previous: 'Précédents',
  next: 'Suivants',
  more: 'Afficher les modifications plus anciennes',
  shown: '{{shown, number}} sur {{total, number}}',
};
