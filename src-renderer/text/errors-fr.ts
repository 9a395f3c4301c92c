import type { ErrorCode } from '#shared/errors.ts';
import { batchErrorsFr } from './batch-errors-fr.ts';
import { csvErrorsFr } from './csv-errors-fr.ts';
import { handoverErrorsFr } from './handover-errors-fr.ts';
import { printErrorsFr } from './print-errors-fr.ts';
import { profileErrorsFr } from './profile-errors-fr.ts';
import { storageErrorsFr } from './storage-errors-fr.ts';

/** Une phrase sur ce qui s'est passé et ce qui est conservé, une sur la suite, pour chaque code d'erreur. */
export const errorsFr: Record<ErrorCode, { what: string; next: string }> = {
  ...profileErrorsFr,
  ...batchErrorsFr,
  ...csvErrorsFr,
  ...printErrorsFr,
  ...handoverErrorsFr,
  ...storageErrorsFr,
  input_invalid: {
    what: 'Une saisie n’a pas la forme attendue. Rien n’a été modifié.',
    next: 'Vérifiez votre saisie et réessayez.',
  },
  not_found: {
    what: 'Cet élément n’est plus là : il a été supprimé ou remplacé entre-temps.',
    next: 'Revenez à la liste pour voir ce qui existe maintenant.',
  },
  not_connected: {
    what: 'Cet espace de travail n’est pas encore relié à un tenant Knox. Tout ce que vous avez fait ici est conservé.',
    next: 'Reliez-le dans les Paramètres, sous Intégration Knox.',
  },
  integration_off: {
    what: 'L’intégration Knox est désactivée : Samsung n’a pas été interrogé. Ce que vous avez fait ici est conservé et attend.',
    next: 'Activez-la dans Paramètres, sous Intégration Knox.',
  },
  other_tenant_waits: {
    what: 'Des modifications, ou des utilisateurs et mots de passe, destinés au tenant connecté attendent encore. Ils seraient perdus, ou toucheraient des appareils de l’autre tenant.',
    next: 'Laissez-les partir, annulez-les dans Modifications ou supprimez-les sous Stockage, ou créez un nouvel espace de travail pour l’autre tenant.',
  },
  already_sent: {
    what: 'Cette modification est déjà partie chez Samsung et ne peut plus être reprise.',
    next: 'Remettez les appareils en place par une nouvelle modification. Supprimés, ils reviennent quand un revendeur les envoie à nouveau.',
  },
  sending_paused: {
    what: 'L’envoi est en pause : rien n’a été envoyé. Tout ce qui attend est conservé.',
    next: 'Reprenez l’envoi sur la page Modifications.',
  },
  nothing_to_do: {
    what: 'Il n’y a plus rien à faire ici : tout ce qui peut l’être est déjà fait.',
    next: 'Choisissez d’autres appareils ou un autre profil.',
  },
  profile_cannot_take_devices: {
    what: 'Les appareils de l’Inscription mobile Samsung Knox ne peuvent pas être déplacés vers un profil en automaintenance. Rien n’a été modifié.',
    next: 'Choisissez un profil de type Inscription mobile Samsung Knox, ou le profil par défaut.',
  },
  cancelled: {
    what: 'Opération annulée. Ce qui était terminé est conservé.',
    next: 'Relancez-la quand vous voulez.',
  },
  keys_file_unreadable: {
    what: 'Le fichier de clés est illisible : il est endommagé ou incomplet. Ce qui était enregistré est conservé.',
    next: 'Téléchargez à nouveau le fichier de clés depuis le portail Knox API et choisissez-le.',
  },
  keys_file_wrong: {
    what: 'Ce fichier n’est pas un fichier de clés du portail Knox API. Ce qui était enregistré est conservé.',
    next: 'Choisissez le fichier keys.json ou certificate.json fourni par le portail.',
  },
  keys_file_foreign: {
    what: 'La clé publique et la clé privée de ce fichier ne vont pas ensemble. Rien n’a été enregistré.',
    next: 'Choisissez le keys.json tel que le portail des API Knox l’a fourni. S’il est perdu, générez-y une nouvelle paire de clés et un nouvel identifiant client.',
  },
  credentials_missing: {
    what: 'Les identifiants pour Samsung sont incomplets ; rien n’a été envoyé. Vos modifications sont conservées et attendent.',
    next: 'Ajoutez ce qui manque dans les Paramètres, sous Intégration Knox.',
  },
  credentials_refused: {
    what: 'Samsung refuse ces identifiants : ils sont erronés, expirés ou révoqués. Vos modifications sont conservées et attendent.',
    next: 'Vérifiez leur validité dans le portail Knox API, puis saisissez-les à nouveau.',
  },
  scope_missing: {
    what: 'Ces identifiants n’ont pas le droit de faire cela chez Samsung. Vos modifications sont conservées.',
    next: 'Dans le portail Knox API, accordez-leur l’affichage et la gestion des appareils et des profils de Knox Mobile Enrollment.',
  },
  restricted_by_address: {
    what: 'Samsung n’accepte ces identifiants que depuis certaines adresses réseau, et celle-ci n’en fait pas partie.',
    next: 'Travaillez depuis un réseau autorisé, ou élargissez la restriction dans le portail Knox API.',
  },
  keychain_locked: {
    what: 'Le trousseau du système est verrouillé ; les identifiants enregistrés ne peuvent pas être lus. Rien n’est perdu.',
    next: 'Déverrouillez le trousseau et réessayez, ou saisissez les identifiants pour cette session seulement.',
  },
  keychain_absent: {
    what: 'Cet ordinateur n’a pas de trousseau : les identifiants ne peuvent pas être enregistrés en sécurité et restent en mémoire.',
    next: 'Saisissez les identifiants pour cette session ; ils sont oubliés à la fermeture de Muster.',
  },
  secrets_unreadable: {
    what: 'Les identifiants enregistrés ne peuvent pas être déchiffrés avec la clé du trousseau de cet ordinateur. Ils n’ont pas été touchés.',
    next: 'Saisissez à nouveau les identifiants, ou restaurez le trousseau d’origine.',
  },
  password_lost: {
    what: 'Le mot de passe gardé pour cet appareil ne peut plus être ouvert : son fichier, ou la clé du trousseau, n’existe plus.',
    next: 'Importez de nouveau utilisateurs et mots de passe, ou reprenez celui-ci dans les détails de l’appareil ; puis « Garder la mienne ».',
  },
  offline: {
    what: 'Il n’y a pas de connexion réseau. Vous pouvez continuer ; vos modifications attendent d’être envoyées.',
    next: 'Muster les envoie de lui-même dès que le réseau revient.',
  },
  host_unknown: {
    what: 'Le nom du serveur est introuvable depuis ce réseau. Vos modifications sont conservées et attendent.',
    next: 'Vérifiez le réseau et, si vous l’avez saisie vous-même, l’adresse du serveur.',
  },
  timeout: {
    what: 'Le serveur n’a pas répondu à temps. Vos modifications sont conservées et attendent.',
    next: 'Muster réessaie de lui-même ; vous pouvez aussi réessayer maintenant.',
  },
  connection_lost: {
    what: 'La connexion a été coupée avant la fin de la réponse. Vos modifications sont conservées.',
    next: 'Muster vérifie ce qui est arrivé au serveur avant de renvoyer quoi que ce soit.',
  },
  tls_refused: {
    what: 'La connexion sécurisée a été refusée : le certificat du serveur n’est pas digne de confiance. Rien n’a été envoyé.',
    next: 'Demandez à l’équipe réseau si un proxy inspecte le trafic et si son certificat est installé ici.',
  },
  redirect_refused: {
    what: 'Le serveur renvoie vers une autre adresse. Muster ne l’a pas suivi, pour ne confier aucun identifiant à un inconnu.',
    next: 'Si une page de connexion du réseau fait obstacle, connectez-vous-y d’abord ; sinon, vérifiez l’adresse du serveur.',
  },
  address_not_allowed: {
    what: 'Muster n’envoie pas d’identifiants à cette adresse : elle n’est pas chiffrée ou n’est pas valide.',
    next: 'Saisissez une adresse qui commence par https://.',
  },
  wrong_region: {
    what: 'Le serveur Samsung de cette région ne connaît pas ce tenant. Rien n’a été modifié.',
    next: 'Choisissez l’autre région dans les Paramètres, sous Intégration Knox.',
  },
  clock_off: {
    what: 'L’horloge de cet ordinateur est trop décalée ; Samsung refuse ses requêtes signées. Vos modifications sont conservées et attendent.',
    next: 'Réglez la date, l’heure et le fuseau horaire de l’ordinateur, puis réessayez.',
  },
  not_json: {
    what: 'La réponse est une page web au lieu de données, sans doute celle d’un proxy ou d’un portail de connexion. Vos modifications sont conservées.',
    next: 'Ouvrez un navigateur, connectez-vous au réseau s’il le demande, puis réessayez.',
  },
  answer_incomplete: {
    what: 'Seule une partie de la réponse du serveur est arrivée. Ce qui était là est conservé.',
    next: 'Muster réessaie de lui-même ; vous pouvez aussi réessayer maintenant.',
  },
  answer_unexpected: {
    what: 'Le serveur a répondu sous une forme que Muster ne connaît pas. Ce qui était là est conservé.',
    next: 'Réessayez ; si cela persiste, transmettez la référence à l’assistance.',
  },
  answer_too_large: {
    what: 'La réponse du serveur dépasse ce que Muster accepte. Ce qui était là est conservé.',
    next: 'Vérifiez l’adresse du serveur ; si elle est juste, transmettez la référence à l’assistance.',
  },
  rate_limited: {
    what: 'Samsung nous demande de ralentir. Vos modifications sont conservées et attendent.',
    next: 'Muster reprend de lui-même après la pause demandée par Samsung.',
  },
  server_failed: {
    what: 'Le serveur signale une panne de son côté. Vos modifications sont conservées et attendent.',
    next: 'Muster réessaie de lui-même ; si cela dure, consultez l’état des services Samsung.',
  },
  server_refused: {
    what: 'Le serveur a refusé cette demande. Ce qui était là est conservé.',
    next: 'Le code et le message de Samsung figurent ci-dessous ; transmettez la référence à l’assistance Samsung.',
  },
  access_token_expired: {
    what: 'L’accès à Samsung a expiré en cours de travail. Vos modifications sont conservées et attendent.',
    next: 'Muster renouvelle l’accès et réessaie de lui-même.',
  },
  tenant_blocked: {
    what: 'Samsung a bloqué ou désactivé ce tenant. Vos modifications sont conservées.',
    next: 'Demandez à l’assistance Samsung de débloquer le compte Knox.',
  },
  customer_id_wrong: {
    what: 'Samsung n’accepte pas cet identifiant de client (customer ID). Rien n’a été modifié.',
    next: 'Copiez le customer ID depuis le portail d’administration Knox et saisissez-le à nouveau.',
  },
  too_many_devices: {
    what: 'Samsung refuse autant d’appareils en une seule demande, même par petits lots. Vos modifications sont conservées.',
    next: 'Réessayez plus tard, ou transmettez la référence à l’assistance Samsung.',
  },
  encryption_key_wrong: {
    what: 'Samsung n’a pas pu déchiffrer les identifiants de l’utilisateur. Les appareils n’ont pas été modifiés.',
    next: 'Transmettez la référence à l’assistance : la clé de chiffrement de Muster est peut-être périmée.',
  },
  wire_file_wrong: {
    what: 'Le fichier par lequel cet espace de travail corrige les noms de champs du serveur contient une erreur ; rien n’a été envoyé.',
    next: 'Corrigez dans ce fichier le champ nommé ci-dessous, ou supprimez le fichier pour utiliser les noms de Muster.',
  },
  device_not_found: {
    what: 'Samsung ne connaît pas cet appareil dans ce tenant.',
    next: 'Vérifiez auprès du revendeur qu’il figure dans un envoi vers ce compte, puis synchronisez.',
  },
  device_invalid: {
    what: 'Samsung refuse cet appareil : son identifiant n’y est pas valide.',
    next: 'Comparez l’IMEI ou le numéro de série avec l’étiquette de la boîte.',
  },
  device_pending: {
    what: 'Cet appareil attend encore d’être approuvé et n’appartient à aucun profil.',
    next: 'Approuvez d’abord son envoi revendeur.',
  },
  profile_not_found: {
    what: 'Ce profil n’existe plus chez Samsung. Les appareils n’ont pas été modifiés.',
    next: 'Choisissez un autre profil pour eux.',
  },
  already_there: {
    what: 'Cet appareil est déjà dans ce profil.',
    next: 'Il n’y a rien à faire.',
  },
  changed_on_server: {
    what: 'Cet appareil a été déplacé dans le portail Samsung après votre décision. Rien n’a été écrasé.',
    next: 'Choisissez : garder votre modification, ou accepter ce qui s’y trouve.',
  },
  not_confirmed: {
    what: 'Il n’est pas encore certain que Samsung ait exécuté cette modification.',
    next: 'Muster relit l’appareil sur le serveur et tranche avant tout nouvel envoi.',
  },
  superseded: {
    what: 'Une de vos modifications ultérieures du même appareil a remplacé celle-ci.',
    next: 'Il n’y a rien à faire ; la plus récente compte.',
  },
  file_not_writable: {
    what: 'Le fichier n’a pas pu être écrit à cet endroit. Rien d’autre n’a été modifié.',
    next: 'Choisissez un autre dossier, ou fermez le fichier s’il est ouvert dans un autre programme.',
  },
  disk_full: {
    what: 'Le disque est plein. Ce qui était enregistré est conservé.',
    next: 'Libérez de la place et réessayez.',
  },
  database_newer: {
    what: 'Cet espace de travail a été ouvert avec une version plus récente de Muster. Il n’a pas été touché.',
    next: 'Installez la version plus récente, ou ouvrez un autre espace de travail.',
  },
  database_damaged: {
    what: 'La base de données de l’espace de travail est endommagée et n’a pas pu être réparée. Une copie en a été conservée.',
    next: 'Transmettez la référence à l’assistance avant de toucher au dossier de l’espace de travail.',
  },
  database_busy: {
    what: 'Un autre programme occupe la base de données de l’espace de travail. Rien n’a été modifié.',
    next: 'Fermez les autres copies de Muster et les logiciels de sauvegarde, puis réessayez.',
  },
  desk_gone: {
    what: 'Le processus d’arrière-plan de Muster s’est arrêté et redémarre. Ce qui était enregistré est conservé.',
    next: 'Patientez un instant et réessayez.',
  },
  internal: {
    what: 'Quelque chose s’est mal passé dans Muster. Ce qui était enregistré est conservé.',
    next: 'Réessayez ; si cela revient, transmettez la référence à l’assistance.',
  },
};
