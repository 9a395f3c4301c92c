import type { storageEn } from './storage-en.ts';
import type { Wording } from './wording.ts';

/** Settings, Storage, in French. */
export const storageFr: Wording<typeof storageEn> = {
  title: 'Stockage',
  files: 'Fichiers',
  folder: 'Dossier de cet espace de travail',
  show: 'Afficher dans le dossier',
  showLabel: 'Afficher {{name}} dans son dossier',
  ledger: 'Vos modifications et réglages',
  cache: 'Copie de vos appareils',
  log: 'Journal de Muster',
  warnings: {
    'network-folder':
      'Ce dossier se trouve sur un autre ordinateur. Muster y travaille plus lentement, et une coupure peut endommager ses fichiers ; un dossier sur cet ordinateur est plus sûr.',
    'log-grows':
      'Un programme lit sans cesse les fichiers de cet espace de travail, qui grossissent. Fermez les logiciels de sauvegarde ou de recherche qui parcourent ce dossier.',
  },
  backups: {
    title: 'Sauvegardes',
    intro:
      'Muster copie vos modifications une fois par jour et garde sept jours, et les copie avant une mise à jour. Vos appareils n’ont pas besoin de sauvegarde : ils sont relus chez Samsung.',
    now: 'Sauvegarder maintenant',
    done: 'Sauvegarde effectuée',
    none: 'Pas encore de sauvegarde. La première est faite une demi-minute après l’ouverture de l’espace de travail.',
    when: 'Faite',
    kind: 'Raison',
    size: 'Taille',
    restore: 'Restaurer…',
    restoreLabel: 'Restaurer la sauvegarde du {{when}}',
    kinds: {
      daily: 'Quotidienne',
      'by-hand': 'À la demande',
      'before-update': 'Avant une mise à jour de Muster',
      rescued: 'Sauvée à la perte du fichier',
    },
  },
  check: {
    title: 'Contrôle complet',
    intro:
      'Muster regarde ses fichiers à chaque démarrage et les lit en entier une fois par semaine, quand rien d’autre n’est en cours. Ce qui est endommagé est réparé aussitôt, et le fichier endommagé est conservé.',
    last: 'Dernier contrôle',
    never: 'pas encore',
    sound: 'rien à signaler',
    damaged: 'un dommage a été trouvé et réparé',
    now: 'Contrôler maintenant',
    running: 'Contrôle des fichiers…',
    cancelled: 'Le contrôle a été arrêté',
    doneSound: 'Les fichiers sont en bon état',
  },
  aside: {
    title: 'Mis de côté',
    intro:
      'Des fichiers que Muster a remplacés, tels qu’ils étaient. Plus rien n’y est utilisé ; supprimez-les vous-même quand rien ne manque.',
    damaged_ledger: 'Modifications et réglages, endommagé',
    damaged_cache: 'Copie de vos appareils, endommagée',
    replaced_ledger: 'Modifications et réglages, avant une restauration',
    replaced_cache: 'Copie de vos appareils, avant une restauration',
  },
  restore: {
    title: 'Restaurer une sauvegarde',
    from: 'Sauvegarde du {{when}}',
    lost: 'Ce qui manquera',
    kept: 'Ce qui se passe',
    nothingLost: 'Rien : aucune modification n’a été faite depuis.',
    changes_one: '{{count, number}} modification faite depuis.',
    changes_many: '{{count, number}} de modifications faites depuis. Ce que Samsung en a déjà y reste.',
    changes_other: '{{count, number}} modifications faites depuis. Ce que Samsung en a déjà y reste.',
    deeds_one: '{{count, number}} entrée du journal d’activité.',
    deeds_many: '{{count, number}} d’entrées du journal d’activité.',
    deeds_other: '{{count, number}} entrées du journal d’activité.',
    aside: 'Le fichier d’aujourd’hui est mis de côté, dans le même dossier.',
    waiting_one:
      '{{count, number}} modification alors en attente est d’abord comparée avec Samsung. Elle n’est pas renvoyée d’elle-même.',
    waiting_many:
      '{{count, number}} de modifications alors en attente sont d’abord comparées avec Samsung. Elles ne sont pas renvoyées d’elles-mêmes.',
    waiting_other:
      '{{count, number}} modifications alors en attente sont d’abord comparées avec Samsung. Elles ne sont pas renvoyées d’elles-mêmes.',
    restart: 'L’espace de travail se ferme un instant et se rouvre.',
    counting: 'Comparaison…',
    submit: 'Restaurer cette sauvegarde',
  },
};
