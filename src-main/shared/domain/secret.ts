/** How the workspace's secret store stands; in every state but `ok` the app opens and works offline (architecture 8). */
export type SecretState = 'ok' | 'locked' | 'absent' | 'unreadable';

/** The secrets a workspace can hold. */
export const secretNames = [
  'knox.privateKey',
  'knox.clientIdentifier',
  'knox.oauthClientId',
  'knox.oauthClientSecret',
  'ivanti.password',
] as const;

/** The name of one secret. */
export type SecretName = (typeof secretNames)[number];

/** Whether a secret went to the encrypted file, or is held in memory for this run only. */
export type SecretPlace = 'stored' | 'held';
