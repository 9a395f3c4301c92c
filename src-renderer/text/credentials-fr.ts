import type { credentialsEn } from './credentials-en.ts';
import type { Wording } from './wording.ts';

/** Users and passwords that wait for the next assignment of their device, in French. */
export const credentialsFr: Wording<typeof credentialsEn> = {
  device: {
    heading: 'Utilisateur et mot de passe',
    both: 'Ils attendent la prochaine assignation.',
    user: 'L’utilisateur attend la prochaine assignation ; le mot de passe reste tel quel.',
    password: 'Un mot de passe attend la prochaine assignation ; l’utilisateur reste tel quel.',
    tags: 'Des étiquettes attendent la prochaine assignation.',
    user_label: 'Utilisateur',
    tags_label: 'Étiquettes',
    password_label: 'Mot de passe',
    hidden: 'gardé chiffré',
    kept: 'Gardé',
    underWay: 'En route vers Samsung',
    takeBack: 'Reprendre',
    takeBackLabel: 'Reprendre l’utilisateur et le mot de passe',
    takenBack: 'Utilisateur et mot de passe repris',
  },
  kept: {
    title: 'Utilisateurs et mots de passe des appareils',
    intro:
      'Ce qui a été importé pour des appareils attend ici que leur prochaine assignation l’apporte à Samsung. Les mots de passe sont chiffrés dans le dossier de cet espace de travail, sous une clé du trousseau de cet ordinateur ; chacun est effacé dès que Samsung l’a reçu.',
    none: 'Rien n’attend.',
    devices: 'Appareils concernés',
    passwords: 'Mots de passe gardés',
    deleteAll: 'Tout supprimer…',
    question: 'Supprimer ce qui attend ?',
    text_one:
      'L’utilisateur et le mot de passe de {{count, number}} appareil sont supprimés ici. Samsung garde ce qu’il a.',
    text_many:
      'Les utilisateurs et mots de passe de {{count, number}} d’appareils sont supprimés ici. Samsung garde ce qu’il a.',
    text_other:
      'Les utilisateurs et mots de passe de {{count, number}} appareils sont supprimés ici. Samsung garde ce qu’il a.',
    lasting: 'Ceci ne peut pas être annulé : importez de nouveau le fichier si vous en avez besoin.',
    submit_one: 'Supprimer pour {{count, number}} appareil',
    submit_many: 'Supprimer pour {{count, number}} d’appareils',
    submit_other: 'Supprimer pour {{count, number}} appareils',
    deleted_one: 'Supprimé pour {{count, number}} appareil',
    deleted_many: 'Supprimé pour {{count, number}} d’appareils',
    deleted_other: 'Supprimé pour {{count, number}} appareils',
  },
};
