import type { ConnectionDraft, IntegrationView } from '#shared/domain/connection.ts';
import { type SecretName, secretNames } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import { emptyCache } from '../../db/empty-cache.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readUnfinishedChanges } from '../../db/tables/changes.ts';
import { countWaiting } from '../../db/tables/device-credentials.ts';
import { type IntegrationRow, readIntegration, writeIntegration } from '../../db/tables/integration.ts';
import { forgetRegistrationsRead } from '../../db/tables/sync-cursor.ts';
import type { Services } from '../../services.ts';
import { getIntegration } from './get-integration.ts';
import { type ReadDraft, readDraft } from './read-draft.ts';

/**
 * Connects the workspace: checks that every credential is there or given, stores the secrets, then the integration, and
 * wakes the sync. No server is asked, so that it works without a network. Another tenant is read from the beginning; a new
 * name or description alone disturbs nothing.
 */
export async function connectTenant(services: Services, draft: ConnectionDraft): Promise<IntegrationView> {
  const read = await readDraft(services, draft);
  keepTenantsApart(services, read);
  await services.remote.knox(read.settings, read.secrets);
  await services.remote.ivanti(read.settings, read.secrets);
  for (const name of secretNames) await keep(services, name, read.secrets[name]);
  const before = readIntegration(services.db);
  store(services, draft, read);
  services.publish('data.changed', { tables: ['integration', 'activity'] });
  if (before === null || !isSameConnection(before, read)) {
    services.publish('data.changed', {
      tables: ['devices', 'profiles', 'uploads', 'users', 'enrollmentTokens', 'portalEdits'],
    });
    services.nudge('connected');
  }
  return getIntegration(services);
}

function isSameConnection(before: IntegrationRow, { settings, secrets }: ReadDraft): boolean {
  return (
    Object.keys(secrets).length === 0 &&
    before.baseUrl === settings.baseUrl &&
    before.accessTokenUrl === settings.accessTokenUrl &&
    before.customerId === settings.customerId &&
    before.scheme === settings.scheme &&
    before.ivanti?.baseUrl === settings.ivanti?.baseUrl &&
    before.ivanti?.user === settings.ivanti?.user
  );
}

/** A device may be known to two tenants by the same id: what waits for one must never reach the other (reliability F49). */
function keepTenantsApart({ db }: Services, { settings }: ReadDraft): void {
  const before = readIntegration(db);
  if (before === null || before.customerId === settings.customerId) return;
  if (readUnfinishedChanges(db).length > 0 || countWaiting(db).devices > 0)
    throw new AppError('other_tenant_waits', 'changes or credentials for another tenant still wait');
}

async function keep({ secrets }: Services, name: SecretName, value: string | undefined): Promise<void> {
  if (value !== undefined) await secrets.write(name, value);
}

function store(services: Services, draft: ConnectionDraft, { settings }: ReadDraft): void {
  const { db, clock, osUser } = services;
  const { name, description, region } = draft;
  const { baseUrl, accessTokenUrl, customerId, scheme, ivanti } = settings;
  const at = clock.now().toISOString();
  transaction(db, () => {
    const before = readIntegration(db);
    // Without a connection nobody knows whose the cache is.
    if (before?.customerId !== customerId || before.baseUrl !== baseUrl) emptyCache(db);
    else if (before.ivanti?.baseUrl !== ivanti?.baseUrl) forgetRegistrationsRead(db);
    const row = { name, description, region, baseUrl, accessTokenUrl, customerId, scheme, ivanti };
    writeIntegration(db, { ...row, connectedAt: at });
    appendActivity(db, { at, actor: osUser, action: 'integration.connect', changeId: null, facts: row });
  });
}
