import { type IntegrationView, USUAL_SYNC_INTERVAL } from '#shared/domain/connection.ts';
import type { SecretName } from '#shared/domain/secret.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import type { Services } from '../../services.ts';
import { ACCESS_TOKEN_ADDRESS, regionAddresses } from './read-draft.ts';

const MINUTE_MS = 60_000;

const namesOf: Record<'kca' | 'oauth', SecretName[]> = {
  kca: ['knox.privateKey', 'knox.clientIdentifier'],
  oauth: ['knox.oauthClientId', 'knox.oauthClientSecret'],
};

/** The integration without any secret; what the connect screen begins with when there is none. */
export async function getIntegration(services: Services): Promise<IntegrationView> {
  const row = readIntegration(services.db);
  const secretState = await services.secrets.state();
  if (!row)
    return {
      connected: false,
      active: false,
      syncIntervalMinutes: USUAL_SYNC_INTERVAL,
      name: services.workspace.name,
      description: '',
      region: 'eu',
      baseUrl: regionAddresses.eu,
      accessTokenUrl: ACCESS_TOKEN_ADDRESS,
      customerId: '',
      scheme: 'kca',
      hasCredentials: false,
      ivanti: null,
      secretState,
    };
  const { name, description, region, baseUrl, accessTokenUrl, customerId, scheme, ivanti, active } = row;
  const hasCredentials = await hasAll(services, namesOf[scheme]);
  return {
    connected: true,
    active,
    syncIntervalMinutes: Math.round(row.syncIntervalMs / MINUTE_MS),
    ...{ name, description, region, baseUrl, accessTokenUrl, customerId, scheme },
    hasCredentials,
    ivanti: ivanti && { ...ivanti, hasPassword: await hasAll(services, ['ivanti.password']) },
    secretState,
  };
}

async function hasAll({ secrets }: Services, names: readonly SecretName[]): Promise<boolean> {
  const found = await Promise.all(names.map((name) => secrets.has(name)));
  return found.every(Boolean);
}
