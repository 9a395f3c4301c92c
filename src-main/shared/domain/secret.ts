import type { ProfileId } from './profile.ts';

/** How the workspace's secret store stands; in every state but `ok` the app opens and works offline (architecture 8). */
export type SecretState = 'ok' | 'locked' | 'absent' | 'unreadable';

/** The secrets of a workspace's connection. */
export const secretNames = [
  'knox.privateKey',
  'knox.clientIdentifier',
  'knox.oauthClientId',
  'knox.oauthClientSecret',
  'ivanti.password',
] as const;

/** The key of the files in which passwords of devices wait. */
export const passwordKeySecret = 'devices.passwordKey';

/** The name of one secret: of the connection, the key of the devices' passwords, or of a profile's enrolment token. */
export type SecretName = (typeof secretNames)[number] | typeof passwordKeySecret | `enrollmentToken.${string}`;

/** The name under which the value of a profile's enrolment token is kept. */
export function enrollmentTokenSecret(profileId: ProfileId): SecretName {
  return `enrollmentToken.${profileId}`;
}

/** Whether a text is the name of a secret. */
export function isSecretName(text: string): text is SecretName {
  if (text === passwordKeySecret) return true;
  return (secretNames as readonly string[]).includes(text) || /^enrollmentToken\.[\w.-]{1,64}$/.test(text);
}

/** Whether a secret went to the encrypted file, or is held in memory for this run only. */
export type SecretPlace = 'stored' | 'held';
