import type { profileErrorsEn } from './profile-errors-en.ts';
import type { Wording } from './wording.ts';

/** What to say of errors of one profile, its token or one device left out, in French. */
export const profileErrorsFr: Wording<typeof profileErrorsEn> = {
  device_on_hold: {
    what: 'L’appareil est mis de côté : quelqu’un l’a écarté exprès.',
    next: 'Lisez le motif dans ses détails ; libérez-le dans Envois ou dans la liste s’il peut partir.',
  },
  too_many_rules: {
    what: 'Il y a déjà 100 règles, et plus de place pour d’autres.',
    next: 'Supprimez-en une qui ne sert plus, ou élargissez le texte d’une autre.',
  },
  device_leaving: {
    what: 'L’appareil va être supprimé.',
    next: 'Annulez la suppression dans Modifications si vous en avez encore besoin.',
  },
  device_not_listed: {
    what: 'Ivanti n’a plus cet appareil dans le profil.',
    next: 'Ajoutez-le à nouveau s’il en fait partie ; sinon abandonnez la modification.',
  },
  device_listed_twice: {
    what: 'Un autre appareil de ce profil a cet IMEI ou ce numéro de série.',
    next: 'Comparez les deux avec leurs étiquettes, puis modifiez celui qui est faux.',
  },
  profile_name_taken: {
    what: 'Un profil porte déjà ce nom.',
    next: 'Choisissez un autre nom : Samsung n’accepte chaque nom qu’une fois.',
  },
  profile_name_wrong: {
    what: 'Samsung n’accepte pas ce nom.',
    next: 'Évitez \\ # / $ * % ^ & ( ) + ? { } [ ] et restez bref.',
  },
  profile_not_editable: {
    what: 'Ce profil ne peut pas être modifié sur place.',
    next: 'Modifier ne vaut que pour les profils faits pour un seul appareil ; pour les autres, utilisez Modifier la configuration.',
  },
  profile_refused: {
    what: 'Samsung a refusé le profil.',
    next: 'Vérifiez son nom et sa configuration ; la référence aide l’assistance de Samsung.',
  },
  profile_not_sent: {
    what: 'Le profil n’est pas encore arrivé chez Samsung.',
    next: 'Il part dès que les serveurs sont joignables ; réessayez ensuite.',
  },
  profile_leaving: {
    what: 'Ce profil va être supprimé et ne prend plus d’appareils. Rien n’a été modifié.',
    next: 'Choisissez un autre profil, ou annulez la suppression dans Modifications.',
  },
  token_none: {
    what: 'Le profil n’a pas de jeton d’inscription.',
    next: 'Émettez-en un dans Ivanti, ou collez-en un sur la page Jetons.',
  },
  token_value_unknown: {
    what: 'La valeur du jeton d’inscription n’est pas sur ce portable.',
    next: 'Passez en ligne pour interroger Ivanti, ou actualisez le jeton.',
  },
  token_expired: {
    what: 'Le jeton d’inscription a expiré : aucun appareil ne pourrait s’inscrire avec ce code.',
    next: 'Actualisez-le ou prolongez-le sur la page Jetons, puis générez le code de nouveau.',
  },
  token_life_refused: {
    what: 'Ivanti n’a pas accepté la nouvelle fin du jeton.',
    next: 'Un jeton vit de 7 à 999 jours à compter du jour où Ivanti l’apprend, ou n’expire jamais : prolongez-le de nouveau.',
  },
  token_of_ivanti: {
    what: 'Ivanti gère le jeton d’inscription de ce profil.',
    next: 'Actualisez-le ou prolongez-le ; un jeton géré par Ivanti ne se colle pas.',
  },
  ivanti_needed: {
    what: 'Cela demande Ivanti Neurons for MDM.',
    next: 'Connectez Ivanti dans Paramètres, ou gérez le jeton à la main.',
  },
  user_not_found: {
    what: 'Ivanti ne connaît pas cet utilisateur.',
    next: 'Synchronisez, puis cherchez-le de nouveau.',
  },
  attribute_wrong: {
    what: 'La valeur ne convient pas à l’attribut.',
    next: 'Un nombre s’écrit en chiffres, avec un signe et un point décimal au besoin ; aucune valeur ne peut être vide.',
  },
  attribute_name_taken: {
    what: 'Un attribut personnalisé porte déjà ce nom, majuscules ou non.',
    next: 'Utilisez celui-là, ou choisissez un autre nom.',
  },
};
