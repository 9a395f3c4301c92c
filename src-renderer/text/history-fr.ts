import type { historyEn } from './history-en.ts';
import type { Wording } from './wording.ts';

/** The line of time of one device, in French. */
export const historyFr: Wording<typeof historyEn> = {
  title: 'Historique',
  none: 'Rien ne lui est arrivé depuis sa première lecture ici.',
  older_one: 'Afficher {{count, number}} plus ancien',
  older_many: 'Afficher {{count, number}} plus anciens',
  older_other: 'Afficher {{count, number}} plus anciens',
  happened: 'chez Samsung le {{time}}',
  own: {
    move: 'Déplacer vers {{profile}}',
    credentials: 'Envoyer utilisateur et mot de passe ; reste dans {{profile}}',
    approve: 'Approuver avec {{upload}}',
    delete: 'Supprimer',
  },
  hold: 'Mis de côté : {{reason}}',
  released: 'Libéré (mis de côté : {{reason}})',
  noteAdded: 'Note ajoutée',
  noteChanged: 'Note modifiée',
  noteRemoved: 'Note supprimée',
  attributeSet: '{{name}} : {{value}}',
  attributeChanged: '{{name}} : {{was}} → {{becomes}}',
  setUp: 'La configuration a avancé',
  user: 'Utilisateur : {{from}} → {{to}}',
  upload: 'Envoi : {{from}} → {{to}}',
  gone: 'A quitté Knox Mobile Enrollment (était dans : {{profile}})',
  appeared: 'Nouveau dans Knox Mobile Enrollment',
  appearedWith: 'Nouveau, avec l’envoi {{upload}}',
  reappeared: 'De retour dans Knox Mobile Enrollment',
  registration: {
    registered: 'Enregistré',
    pending: 'En attente d’inscription',
    none: 'L’inscription a disparu',
  },
  by: {
    you: 'Vous',
    portal: 'Dans le portail Samsung',
    approvedInPortal: 'Approuvé dans le portail Samsung',
    reseller: 'Revendeur',
    device: 'Vu chez Samsung',
    ivanti: 'Vu chez Ivanti',
  },
};
