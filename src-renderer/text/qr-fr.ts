import type { qrEn } from './qr-en.ts';
import type { Wording } from './wording.ts';

/** *Generate QR code* in French. */
export const qrFr: Wording<typeof qrEn> = {
  action: 'Générer un code QR',
  label: 'Code QR de {{profile}}',
  how: 'Pour un appareil réinitialisé : touchez six fois son premier écran, puis scannez ce code. Quiconque le photographie peut inscrire des appareils : fermez-le quand vous avez fini.',
  token: 'Expiration du jeton',
  never: 'N’expire jamais',
  unknown: 'inconnue',
  without: 'aucun : s’inscrit sans jeton',
  user: 'Utilisateur associé',
  changing:
    'Une modification de ce jeton attend ou est en cours. Dès que le jeton a une nouvelle valeur, ce code est caduc.',
  wifi: 'Wi-Fi avec son mot de passe',
  wifiOff: 'Laissé de côté : l’appareil demande un réseau.',
  wifiOn: 'Le mot de passe est lisible dans le code.',
  wifiOpen: 'Le Wi-Fi du profil est dans le code.',
  noServer:
    'Aucun serveur n’est connu : l’appareil le demande. Connectez Ivanti, ou ajoutez la clé server à la configuration.',
  noChecksum:
    'Sans la somme de contrôle du client Ivanti Go, Android refuse le téléchargement. Demandez à Ivanti celle en vigueur : plusieurs sont publiées.',
  checksum: 'SHA-256 du certificat du client',
  checksumHint: 'Retenu sur cet ordinateur.',
  checksumWrong: 'Base64 de 43 caractères, ou 64 chiffres hexadécimaux.',
  dense:
    '{{bytes, number}} octets donnent un code dense : de vieux appareils photo peuvent ne pas le lire. Laissez de côté le Wi-Fi, ou quelques clés.',
  tooLarge:
    '{{bytes, number}} octets ne tiennent pas dans un code QR, qui en contient {{most, number}}. Laissez de côté quelques clés.',
  tokens: 'Aller aux jetons',
  close: 'Fermer',
};
