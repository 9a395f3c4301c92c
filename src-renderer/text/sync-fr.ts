import type { syncEn } from './sync-en.ts';
import type { Wording } from './wording.ts';

/** Connection and sync in French. */
export const syncFr: Wording<typeof syncEn> = {
  online: 'En ligne',
  offline: 'Hors ligne',
  workingOffline: 'Travail hors ligne',
  notConnected: 'Non connecté',
  switchedOff: 'Désactivée',
  state: 'Connexion : {{state}}',
  synced: 'synchronisé {{ago}}',
  syncedNow: 'synchronisé à l’instant',
  neverSynced: 'pas encore synchronisé',
  onlineText: 'Les serveurs de Samsung sont joignables. Vos modifications partent au fur et à mesure.',
  onlinePausedText:
    'Les serveurs de Samsung sont joignables et lus. L’envoi est en pause : vos modifications attendent que vous le repreniez.',
  offlineText: 'Pas de réseau. Continuez à travailler ; vos modifications sont conservées et partiront à son retour.',
  workingOfflineText:
    'Vous avez choisi de travailler hors ligne. Vos modifications sont conservées jusqu’à votre retour en ligne.',
  notConnectedText: 'Aucun tenant Knox n’est encore connecté à cet espace de travail.',
  switchedOffText:
    'L’intégration Knox est désactivée : aucun serveur n’est interrogé. Vos modifications sont conservées jusqu’à ce que vous l’activiez.',
  offBar:
    'L’intégration Knox est désactivée. Ce que vous voyez date de la dernière lecture ; ce que vous modifiez attend.',
  portal: {
    changed_one: '{{count, number}} appareil a été modifié dans le portail Samsung.',
    changed_many: '{{count, number}} d’appareils ont été modifiés dans le portail Samsung.',
    changed_other: '{{count, number}} appareils ont été modifiés dans le portail Samsung.',
    deleted_one: '{{count, number}} appareil a été supprimé chez Samsung.',
    deleted_many: '{{count, number}} d’appareils ont été supprimés chez Samsung.',
    deleted_other: '{{count, number}} appareils ont été supprimés chez Samsung.',
    hint: 'Les voici tels qu’ils y sont. Modifiez plutôt dans Muster, pour que tout concorde ; sauf exception.',
    show: 'Afficher',
  },
  lastSync: 'Dernière synchronisation',
  nextSync: 'Prochaine synchronisation',
  nextTry: 'Nouvel essai dans {{duration}}.',
  goOffline: 'Travailler hors ligne',
  goOnline: 'Passer en ligne',
  fullSync: 'Relire tous les appareils',
  fullSyncHint: 'Repère aussi les appareils supprimés chez Samsung.',
  syncNow: 'Synchroniser',
  syncing: 'Synchronisation…',
  sending: 'Envoi…',
  syncingShare: 'Synchronisation {{share}}',
  sendingShare: 'Envoi {{share}}',
  waiting: '{{count, number}} en attente',
  waitingPaused: '{{count, number}} en attente · pause',
  waitingLinkPaused: '{{count, number}} en attente, envoi en pause ; ouvrir Modifications',
  paused: 'L’envoi est en pause.',
  pausedWaiting_one: '{{count, number}} élément attend d’être envoyé ; les serveurs sont lus comme d’habitude.',
  pausedWaiting_many: '{{count, number}} d’éléments attendent d’être envoyés ; les serveurs sont lus comme d’habitude.',
  pausedWaiting_other: '{{count, number}} éléments attendent d’être envoyés ; les serveurs sont lus comme d’habitude.',
  resume: 'Reprendre',
  openChanges: 'Ouvrir Modifications',
  waitingLink: '{{count, number}} en attente d’envoi ; ouvrir Modifications',
  conflicts_one: '{{count, number}} en conflit',
  conflicts_many: '{{count, number}} en conflit',
  conflicts_other: '{{count, number}} en conflit',
  refused_one: '{{count, number}} refusé',
  refused_many: '{{count, number}} refusés',
  refused_other: '{{count, number}} refusés',
  firstSync: 'Lecture de tous les appareils chez Samsung',
  sweep: 'Relecture de tous les appareils',
  sendingLong: 'Envoi des modifications à Samsung',
  countOf: '{{done, number}} sur {{total, number}}',
  count: '{{done, number}}',
  rate: '{{rate, number}}/s',
  left: 'encore {{duration}}',
  cancel: 'Annuler',
  cancelHint: 'Ce qui a été lu est conservé ; la prochaine synchronisation reprend à cet endroit.',
  repaired: {
    cache:
      'La copie de vos appareils sur cet ordinateur était endommagée ou absente. Elle est relue chez Samsung ; ce qui en restait est mis de côté. Toutes vos modifications sont là.',
    ledger:
      'Le fichier de vos modifications était endommagé ou absent. Sa dernière sauvegarde est ouverte ; ce que vous avez fait depuis manque, et ce qui restait du fichier est mis de côté. Parcourez Modifications avant de continuer.',
    'ledger-chosen':
      'La sauvegarde choisie est ouverte. Ce qui y attendait est comparé avec Samsung avant tout envoi. Le fichier que vous aviez est mis de côté.',
    'ledger-swapped':
      'Le fichier de vos modifications est une copie plus ancienne que celui ouvert ici la dernière fois. Ce qui y attend est comparé avec Samsung avant tout envoi ; ce que vous avez fait depuis manque. Parcourez Modifications avant de continuer.',
    'ledger-empty':
      'Le fichier de vos modifications était endommagé ou absent, et sans sauvegarde. Cet espace de travail repart de zéro ; ce qui restait du fichier est mis de côté. Reliez-le de nouveau dans les Paramètres.',
    rebuilt:
      'Une partie des fichiers de cet espace de travail était endommagée et a été reconstruite à partir du reste. Rien ne manque. Le fichier endommagé est mis de côté.',
  },
  showStorage: 'Afficher',
  openSettings: 'Ouvrir les paramètres',
};
