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
  /** Switched off, no server is asked for anything; what was read and what waits stays. */
  active: boolean;
  workingOffline: boolean;
  /** Nothing is sent until the person says so; reading goes on. */
  sendingPaused: boolean;
  connectedAt: string;
};

/** What a connection settles; interval, working offline, a pause and whether it is switched on keep what they were. */
export type IntegrationDraft = Omit<IntegrationRow, 'syncIntervalMs' | 'active' | 'workingOffline' | 'sendingPaused'>;

type Stored = Omit<IntegrationRow, 'ivanti' | 'active' | 'workingOffline' | 'sendingPaused'> & {
  ivantiBaseUrl: string | null;
  ivantiUser: string | null;
  active: number;
  workingOffline: number;
  sendingPaused: number;
};

/** The integration, or null while the workspace is connected to nothing. */
export function readIntegration(db: ReadableDb): IntegrationRow | null {
  const row = db
    .prepare(
      `SELECT name, description, region, base_url AS baseUrl, access_token_url AS accessTokenUrl, customer_id AS customerId,
         scheme, ivanti_base_url AS ivantiBaseUrl, ivanti_user AS ivantiUser, sync_interval_ms AS syncIntervalMs,
         active, working_offline AS workingOffline, sending_paused AS sendingPaused, connected_at AS connectedAt
       FROM main.integration`,
    )
    .get() as Stored | undefined;
  if (!row) return null;
  const { ivantiBaseUrl, ivantiUser, active, workingOffline, sendingPaused, ...rest } = row;
  const ivanti = ivantiBaseUrl === null ? null : { baseUrl: ivantiBaseUrl, user: ivantiUser ?? '' };
  const chosen = { active: active === 1, workingOffline: workingOffline === 1, sendingPaused: sendingPaused === 1 };
  return { ...rest, ivanti, ...chosen };
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

/** Switches the integration on or off. */
export function setActive(db: WritableDb, active: boolean): void {
  db.prepare('UPDATE main.integration SET active = ?').run(Number(active));
}

/** How long the sync waits between two readings, in milliseconds. */
export function setSyncInterval(db: WritableDb, intervalMs: number): void {
  db.prepare('UPDATE main.integration SET sync_interval_ms = ?').run(intervalMs);
}

/** Remembers the person's choice to leave the servers alone; without an integration there is nothing to leave alone. */
export function setWorkingOffline(db: WritableDb, offline: boolean): void {
  db.prepare('UPDATE main.integration SET working_offline = ?').run(Number(offline));
}

/** Remembers that sending is paused, or goes on. */
export function setSendingPaused(db: WritableDb, paused: boolean): void {
  db.prepare('UPDATE main.integration SET sending_paused = ?').run(Number(paused));
}
