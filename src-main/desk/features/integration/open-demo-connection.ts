import { emptyCache } from '../../db/empty-cache.ts';
import { transaction } from '../../db/sql.ts';
import { readIntegration, writeIntegration } from '../../db/tables/integration.ts';
import type { Services } from '../../services.ts';

/**
 * At the start of a demo depot: its simulator has a new address with every run, and its credentials are held in memory.
 * Does nothing in a workspace of the person's own.
 */
export function openDemoConnection({ db, demo, workspace, clock }: Services): void {
  if (!demo) return;
  transaction(db, () => {
    const before = readIntegration(db);
    if (before?.customerId !== demo.customerId) emptyCache(db);
    writeIntegration(db, {
      name: before?.name ?? workspace.name,
      description: before?.description ?? '',
      region: 'custom',
      baseUrl: demo.baseUrl,
      accessTokenUrl: demo.accessTokenUrl,
      customerId: demo.customerId,
      scheme: demo.secrets['knox.privateKey'] === undefined ? 'oauth' : 'kca',
      ivanti: demo.ivanti,
      connectedAt: before?.connectedAt ?? clock.now().toISOString(),
    });
  });
}
