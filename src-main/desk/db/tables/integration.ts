import type { Region } from '#shared/domain/connection.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';

/** The integration as stored, with no secret in it. */
export type IntegrationRow = {
  name: string;
  description: string;
  region: Region;
  baseUrl: string;
  accessTokenUrl: string;
  customerId: string;
  scheme: 'kca' | 'oauth';
  ivanti: { baseUrl: string; user: string } | null;
  syncIntervalMs: number;
  workingOffline: boolean;
  connectedAt: string;
};

/** What a connection settles; interval and working offline keep what they were. */
export type IntegrationDraft = Omit<IntegrationRow, 'syncIntervalMs' | 'workingOffline'>;

type Stored = Omit<IntegrationRow, 'ivanti' | 'workingOffline'> & {
  ivantiBaseUrl: string | null;
  ivantiUser: string | null;
  workingOffline: number;
};

/** The integration, or null while the workspace is connected to nothing. */
export function readIntegration(db: ReadableDb): IntegrationRow | null {
  const row = db
    .prepare(
      `SELECT name, description, region, base_url AS baseUrl, access_token_url AS accessTokenUrl, customer_id AS customerId,
         scheme, ivanti_base_url AS ivantiBaseUrl, ivanti_user AS ivantiUser, sync_interval_ms AS syncIntervalMs,
         working_offline AS workingOffline, connected_at AS connectedAt
       FROM main.integration`,
    )
    .get() as Stored | undefined;
  if (!row) return null;
  const { ivantiBaseUrl, ivantiUser, workingOffline, ...rest } = row;
  const ivanti = ivantiBaseUrl === null ? null : { baseUrl: ivantiBaseUrl, user: ivantiUser ?? '' };
  return { ...rest, ivanti, workingOffline: workingOffline === 1 };
}

/** Stores the integration in place of the one before. */
export function writeIntegration(db: WritableDb, draft: IntegrationDraft): void {
  const { ivanti, ...rest } = draft;
  db.prepare(
    `INSERT INTO main.integration (only, name, description, region, base_url, access_token_url, customer_id, scheme,
       ivanti_base_url, ivanti_user, connected_at)
     VALUES (1, @name, @description, @region, @baseUrl, @accessTokenUrl, @customerId, @scheme,
       @ivantiBaseUrl, @ivantiUser, @connectedAt)
     ON CONFLICT (only) DO UPDATE SET name = excluded.name, description = excluded.description, region = excluded.region,
       base_url = excluded.base_url, access_token_url = excluded.access_token_url, customer_id = excluded.customer_id,
       scheme = excluded.scheme, ivanti_base_url = excluded.ivanti_base_url, ivanti_user = excluded.ivanti_user,
       connected_at = excluded.connected_at`,
  ).run({ ...rest, ivantiBaseUrl: ivanti?.baseUrl ?? null, ivantiUser: ivanti?.user ?? null });
}

/** Remembers the person's choice to leave the servers alone; without an integration there is nothing to leave alone. */
export function setWorkingOffline(db: WritableDb, offline: boolean): void {
  db.prepare('UPDATE main.integration SET working_offline = ?').run(Number(offline));
}
