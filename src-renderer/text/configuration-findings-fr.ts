import type { configurationFindingsEn } from './configuration-findings-en.ts';
import type { Wording } from './wording.ts';

/** A sentence for everything the linter can say, in French. The name of the key stands before it. */
export const configurationFindingsFr: Wording<typeof configurationFindingsEn> = {
  name_missing: 'Une clé personnalisée n’a pas de nom. Donnez-lui en un ou retirez-la.',
  duplicate_name: 'Ce nom est donné {{times, number}} fois. Seule la dernière valeur serait envoyée.',
  bundle_as_key: 'Muster construit lui-même cet objet. Placez ses clés sous Clés spécifiques Ivanti et retirez-le.',
  extra_misspelt: 'Android n’a pas de clé de ce nom et l’ignore. Il s’agit sans doute de {{meant}}.',
  boolean_expected: 'Cette clé est lue comme vrai ou faux. Une valeur d’un autre type, comme du texte, est ignorée.',
  whole_number_expected:
    'Cette clé est lue comme un nombre entier. Une valeur d’un autre type, comme du texte, est ignorée.',
  number_out_of_range: 'Ce nombre est trop grand pour les 32 bits dans lesquels il est lu.',
  text_expected: 'Cette clé est lue comme du texte. Une valeur d’un autre type, comme un nombre, est ignorée.',
  wifi_security_unknown: 'Android connaît {{choices}}. Avec « {{value}} », il cherche un réseau ouvert.',
  choice_unknown: 'Android ne connaît pas « {{value}} ». Il connaît {{choices}}.',
  wifi_without_ssid: 'Sans nom de réseau (WIFI_SSID), Android ignore {{names}}.',
  wifi_password_missing:
    '{{type}} exige un mot de passe et WIFI_PASSWORD manque. L’appareil ne peut pas rejoindre le réseau.',
  wifi_password_without_type:
    'Aucun type de sécurité n’utilise ce mot de passe. Android cherche un réseau ouvert : définissez WIFI_SECURITY_TYPE.',
  wifi_eap_without_method: 'EAP exige WIFI_EAP_METHOD. Sans cette clé, le réseau n’est pas configuré.',
  checksum_hex:
    'Cette somme de contrôle est en hexadécimal. Android la veut en base64 pour URL et arrête sinon la mise en service.',
  checksum_standard_base64: 'C’est du base64 standard. Android veut celui pour URL, avec - et _ à la place de + et /.',
  checksum_malformed: 'Ce n’est pas une somme SHA-256 en base64 pour URL, qui compte 43 caractères.',
  download_without_checksum:
    'Android ne télécharge l’agent qu’avec une somme de contrôle. Ajoutez DEVICE_ADMIN_SIGNATURE_CHECKSUM.',
  component_malformed: 'Un composant s’écrit paquet/classe, par exemple com.example.dpc/com.example.dpc.Receiver.',
  url_malformed: 'Une adresse commence par https:// ou http:// et n’a pas d’espace.',
  server_not_host: 'L’agent veut le nom d’hôte seul, sans https://, ni port, ni chemin.',
  locale_malformed: 'Ce n’est pas une langue et un pays comme fr_FR. Android arrête la mise en service.',
  qr_without_component:
    'Un code QR exige DEVICE_ADMIN_COMPONENT_NAME. Sans cette clé, l’appareil ne sait pas quel agent installer.',
  qr_too_large:
    '{{bytes, number}} octets ne tiennent pas dans un code QR, qui en contient {{most, number}}. Retirez des clés.',
  name_misspelt: 'Ce nom n’est pas connu. Il s’agit sans doute de {{meant}}.',
  name_unknown: 'Ni l’agent ni Android ne sont connus pour lire ce nom. Il est envoyé tel quel.',
  extra_unknown: 'Cela ressemble à un nom d’Android, mais il n’est pas connu ici. Il est envoyé tel quel.',
  short_name: 'C’est la forme courte de {{fullName}}. Sa valeur n’est vérifiée que sous le nom complet.',
  wrong_group:
    'Cette clé appartient à un autre groupe. Dans un code QR, elle serait du mauvais côté du paquet de l’agent.',
  deprecated: 'Cette clé est obsolète. Android l’ignore dans une mise en service comme celle-ci.',
  local_time_saved: 'Une heure enregistrée est fausse quand un appareil la lit. Laissez le réseau régler l’horloge.',
  not_expressible: 'Android attend une valeur que JSON ne peut pas contenir et ignore cette clé.',
  set_by_starter: 'Seul le système qui lance la mise en service peut définir cette clé. Ici, elle est ignorée.',
  enrollment_token_set:
    'Le jeton d’inscription est ajouté à l’envoi du profil. Un jeton gardé ici resterait l’ancien après une actualisation.',
  value_missing: 'Cette clé n’a pas encore de valeur.',
  credentials_in_bundle:
    'Chaque appareil du profil le reçoit en clair, même celui dont l’IMEI est mal saisi. Utilisez un compte de préparation.',
  download_missing: 'Sans DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION, Android ignore {{names}}.',
  locale_unusual: 'La forme d’Android est langue_PAYS, par exemple fr_FR.',
  time_zone_unknown: 'Aucun fuseau de ce nom n’est connu. Android veut des noms comme Europe/Paris.',
  reaches_agent_only: 'Samsung remet son champ au seul agent : Android ne lit donc jamais {{names}}.',
  ignored_in_qr: 'Android ignore cette clé quand un code QR ou le cloud lance la mise en service.',
  qr_very_dense:
    '{{bytes, number}} octets donnent un code QR des plus denses. Les vieux capteurs peuvent ne pas le lire.',
  qr_dense:
    '{{bytes, number}} octets donnent un code QR dense, avec la correction d’erreur {{correction}}. Imprimez-le en grand.',
  wifi_password_plain: 'Le mot de passe figure en clair dans le JSON et dans le code QR qui en est tiré.',
};
