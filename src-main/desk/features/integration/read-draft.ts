import type { ConnectionDraft, Region } from '#shared/domain/connection.ts';
import { AppError } from '#shared/errors.ts';
import type { ConnectionSettings, SecretDrafts, Services } from '../../services.ts';

/** Samsung's documented hosts (knox-api 1.4). */
export const regionAddresses: Record<Exclude<Region, 'custom'>, string> = {
  us: 'https://us-kcs-api.samsungknox.com',
  eu: 'https://eu-kcs-api.samsungknox.com',
};

/** Where OAuth access tokens come from, whatever the region (knox-api 1.2). */
export const ACCESS_TOKEN_ADDRESS = 'https://api.samsungknox.com/ams/v1/oauth2/token';

/** A draft of the connect screen, ready to make clients from; its secrets are in memory only. */
export type ReadDraft = { settings: ConnectionSettings; secrets: SecretDrafts };

/** Works out addresses and reads the keys file. Throws `input_invalid` and the codes of the keys file. */
export async function readDraft(services: Services, draft: ConnectionDraft): Promise<ReadDraft> {
  const settings = settingsOf(services, draft);
  const secrets = await secretsOf(services, draft);
  return { settings, secrets };
}

function settingsOf({ demo }: Services, draft: ConnectionDraft): ConnectionSettings {
  const { region, customerId, credentials, ivanti } = draft;
  const { scheme } = credentials;
  if (scheme === 'kca' && customerId === '')
    throw new AppError('input_invalid', 'a customer id is needed', { field: 'customerId' });
  const baseUrl = region === 'custom' ? draft.baseUrl : regionAddresses[region];
  if (baseUrl === undefined) throw new AppError('input_invalid', 'an address is needed', { field: 'baseUrl' });
  const accessTokenUrl = draft.accessTokenUrl ?? (region === 'custom' ? baseUrl : ACCESS_TOKEN_ADDRESS);
  return {
    baseUrl,
    accessTokenUrl,
    customerId,
    scheme,
    ivanti: ivanti && { baseUrl: ivanti.baseUrl, user: ivanti.user },
    encryptionPublicKey: demo?.encryptionPublicKey ?? null,
  };
}

async function secretsOf(services: Services, { credentials, ivanti }: ConnectionDraft): Promise<SecretDrafts> {
  const secrets: SecretDrafts = {};
  if (credentials.scheme === 'kca') {
    const { keysFile, clientIdentifier } = credentials;
    if (keysFile !== undefined)
      secrets['knox.privateKey'] = await services.remote.readKeysFile(await services.files.resolve(keysFile, 'read'));
    if (clientIdentifier !== undefined) secrets['knox.clientIdentifier'] = clientIdentifier;
  } else {
    if (credentials.clientId !== undefined) secrets['knox.oauthClientId'] = credentials.clientId;
    if (credentials.clientSecret !== undefined) secrets['knox.oauthClientSecret'] = credentials.clientSecret;
  }
  if (ivanti?.password !== undefined) secrets['ivanti.password'] = ivanti.password;
  return secrets;
}
