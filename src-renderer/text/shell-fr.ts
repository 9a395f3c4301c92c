import type { shellEn } from './shell-en.ts';
import type { Wording } from './wording.ts';

/** The frame, first run and settings in French. */
export const shellFr: Wording<typeof shellEn> = {
  appLine: 'Atelier de préparation pour Samsung Knox Mobile Enrollment',
  skipLink: 'Aller à la page',
  bars: 'Travaux en cours et erreurs',
  rail: {
    label: 'Pages',
    devices: 'Appareils',
    uploads: 'Envois',
    batches: 'Lots',
    profiles: 'Profils',
    changes: 'Modifications',
    activity: 'Activité',
    settings: 'Paramètres',
    tokens: 'Jetons',
    needsYou: '{{count, number}} en attente de votre décision',
    waiting: '{{count, number}} en attente d’envoi',
  },
  workspace: {
    label: 'Espace de travail {{name}}',
    switchTo: 'Passer à',
    demoTag: 'Démo · simulateur',
    demoHint:
      'Les serveurs de Samsung et d’Ivanti sont joués par un simulateur sur cet ordinateur, construit d’après la documentation publique.',
    close: 'Fermer cet espace de travail',
  },
  desk: {
    restarting:
      'Le processus d’arrière-plan de Muster s’est arrêté et redémarre. Ce qui était enregistré est conservé.',
    failedTitle: 'Cet espace de travail ne peut pas être ouvert',
    opening: 'Ouverture de l’espace de travail…',
  },
  firstRun: {
    title: 'Bienvenue dans Muster',
    intro: 'Préparez les appareils Samsung au dépôt, avec ou sans réseau.',
    connectTitle: 'Connecter votre tenant Knox',
    connectText:
      'Munissez-vous du fichier de clés ou des identifiants OAuth de votre compte Knox. Ils restent dans le trousseau de cet ordinateur.',
    nameLabel: 'Nom de l’espace de travail',
    namePlaceholder: 'Service terrain Lyon',
    nameMissing: 'Donnez un nom à l’espace de travail.',
    connectButton: 'Continuer',
    demoTitle: 'Ouvrir le dépôt de démonstration',
    demoText:
      'Environ 2 400 appareils, trois envois revendeur à approuver et sept profils d’une entreprise inventée. Essayez tout : aucun serveur réel n’est touché.',
    demoNote:
      'Fonctionne avec un simulateur des serveurs de Samsung et d’Ivanti, construit d’après la documentation publique et certifié par aucun des deux.',
    demoButton: 'Ouvrir le dépôt de démonstration',
    yourWorkspaces: 'Vos espaces de travail',
    open: 'Ouvrir {{name}}',
    openShort: 'Ouvrir',
  },
  settings: {
    title: 'Paramètres',
    integration: 'Intégration Knox',
    rules: 'Règles',
    attributes: 'Attributs personnalisés',
    storage: 'Stockage',
    appearance: 'Langue et thème',
    about: 'À propos',
    language: 'Langue',
    languageSystem: 'Comme le système',
    theme: 'Thème',
    themeSystem: 'Comme le système',
    themeLight: 'Clair',
    themeDark: 'Sombre',
  },
  about: {
    version: 'Version',
    system: 'Système',
    simulatorTitle: 'À propos du simulateur',
    simulator:
      'Le dépôt de démonstration dialogue avec un simulateur sur cet ordinateur. Il a été construit d’après la documentation publique ; là où elle se tait, ses réponses sont notre meilleure hypothèse. Il n’est ni réalisé ni certifié par Samsung ou Ivanti.',
    independentTitle: 'Un travail indépendant',
    independent:
      'Muster est indépendant de Samsung Electronics et d’Ivanti. Samsung, Samsung Knox et Ivanti sont des marques de leurs propriétaires, citées uniquement pour dire avec quoi Muster fonctionne.',
    copy: 'Copier les détails de version',
  },
};
