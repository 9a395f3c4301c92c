import type { activityActionsEn } from './activity-actions-en.ts';
import type { Wording } from './wording.ts';

/** What was done: one sentence for each action of the log, in French. */
export const activityActionsFr: Wording<typeof activityActionsEn> = {
  devices: {
    move_one: '{{count, number}} appareil déplacé vers {{profile}}',
    move_many: '{{count, number}} d’appareils déplacés vers {{profile}}',
    move_other: '{{count, number}} appareils déplacés vers {{profile}}',
    unassign_one: '{{count, number}} appareil désassigné',
    unassign_many: '{{count, number}} d’appareils désassignés',
    unassign_other: '{{count, number}} appareils désassignés',
    delete_one: '{{count, number}} appareil supprimé',
    delete_many: '{{count, number}} d’appareils supprimés',
    delete_other: '{{count, number}} appareils supprimés',
  },
  uploads: {
    approve_one: '{{count, number}} appareil de {{profile}} approuvé',
    approve_many: '{{count, number}} d’appareils de {{profile}} approuvés',
    approve_other: '{{count, number}} appareils de {{profile}} approuvés',
    hold_one: '{{count, number}} appareil mis de côté : {{reason}}',
    hold_many: '{{count, number}} d’appareils mis de côté : {{reason}}',
    hold_other: '{{count, number}} appareils mis de côté : {{reason}}',
    release_one: '{{count, number}} appareil libéré',
    release_many: '{{count, number}} d’appareils libérés',
    release_other: '{{count, number}} appareils libérés',
  },
  profiles: {
    create: 'Profil {{profile}} créé',
    update: 'Configuration de {{profile}} modifiée',
    delete: 'Profil {{profile}} supprimé',
    changeUser: 'Utilisateur de {{profile}} changé',
  },
  selfMaintained: {
    create: 'Profil {{profile}} (automaintenance) créé',
    addDevices: 'Appareils ajoutés à {{profile}}',
    editDevice: 'Appareil de {{profile}} modifié',
    deleteDevices: 'Appareils de {{profile}} supprimés',
  },
  tokens: {
    refresh: 'Jeton de {{profile}} actualisé',
    extend: 'Jeton de {{profile}} prolongé',
    setByHand: 'Jeton collé pour {{profile}}',
    reveal: 'Jeton de {{profile}} affiché',
    copy: 'Jeton de {{profile}} copié',
    revealPayload: 'Code QR de {{profile}} affiché',
  },
  changes: {
    undo: 'Modification de {{profile}} reprise avant l’envoi',
    settle: 'État du serveur accepté pour {{profile}}',
    sent: 'Envoyé à Samsung pour {{profile}} : {{outcomes}}',
    confirmed: 'Constaté sur le serveur pour {{profile}} : {{outcomes}}',
  },
  attributes: {
    define: 'Attribut personnalisé {{name}} ajouté',
    set_one: '{{name}} = {{value}} donné à {{count, number}} appareil',
    set_many: '{{name}} = {{value}} donné à {{count, number}} d’appareils',
    set_other: '{{name}} = {{value}} donné à {{count, number}} appareils',
    delete: 'Attribut personnalisé {{name}} supprimé',
    undo_one: 'Modification de {{name}} reprise sur {{count, number}} appareil',
    undo_many: 'Modification de {{name}} reprise sur {{count, number}} d’appareils',
    undo_other: 'Modification de {{name}} reprise sur {{count, number}} appareils',
  },
  integration: {
    connect: 'Intégration Knox {{name}} reliée',
    activate: 'Intégration Knox {{name}} activée',
    deactivate: 'Intégration Knox {{name}} désactivée',
    setInterval_one: 'Lecture des serveurs réglée à chaque minute',
    setInterval_many: 'Lecture des serveurs réglée à {{count, number}} de minutes',
    setInterval_other: 'Lecture des serveurs réglée à {{count, number}} minutes',
  },
  sync: {
    portalEdits: 'Vus dans le portail Samsung : {{changed, number}} modifiés, {{deleted, number}} supprimés',
  },
  workspace: {
    repaired: 'Bases de données de l’espace de travail réparées',
    checked: 'Bases de données de l’espace de travail contrôlées en entier',
  },
};
