import { AppError } from '#shared/errors.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import type { IvantiClient, KnoxClient, Services } from '../../services.ts';

/** Clients for the connected servers; Ivanti is null when none is set up. */
export type Servers = { knox: KnoxClient; ivanti: IvantiClient | null };

/** Makes clients from the stored integration and the secrets of the keychain; throws `not_connected` without one. */
export async function connectServers(services: Services): Promise<Servers> {
  const row = readIntegration(services.db);
  if (!row) throw new AppError('not_connected', 'the workspace is not connected');
  const settings = { ...row, encryptionPublicKey: services.demo?.encryptionPublicKey ?? null };
  return {
    knox: await services.remote.knox(settings, {}),
    ivanti: row.ivanti ? await services.remote.ivanti(settings, {}) : null,
  };
}
