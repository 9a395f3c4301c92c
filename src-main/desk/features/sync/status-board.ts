import type { Progress, Reachability, SyncPhase, SyncStatus } from '#shared/domain/sync-status.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import type { DataTable } from '#shared/events.ts';
import { countAttention } from '../../db/tables/changes.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { readCursor } from '../../db/tables/sync-cursor.ts';
import type { Services } from '../../services.ts';

/** Events of one kind leave at most so often. Milliseconds. */
const GAP_MS = 200;

/** The job id of a first sync, for its progress bar and its Cancel. */
export const FIRST_SYNC_JOB = 'first-sync';

/** What the board shows beside what it reads from the databases. `nextSyncAt` is asked for when it is told. */
export type StatusFacts = {
  phase: SyncPhase;
  progress: Progress | null;
  reachability: Reachability;
  error: ErrorEnvelope | null;
};

/** Tells the window how syncing stands and which tables changed, a few times a second at most. */
export type StatusBoard = {
  set(facts: Partial<StatusFacts>): void;
  announce(tables: readonly DataTable[]): void;
  status(): SyncStatus;
  facts(): StatusFacts;
  /** Tells at once what was held back. */
  flush(): void;
  close(): void;
};

/** A board for one desk; `nextSyncAt` answers ISO text. */
export function createStatusBoard(services: Services, nextSyncAt: () => string | null): StatusBoard {
  const facts: StatusFacts = { phase: 'idle', progress: null, reachability: 'online', error: null };
  const tables = new Set<DataTable>();
  const closed = new AbortController();
  let statusDue = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer = false;

  function status(): SyncStatus {
    const { db } = services;
    const { lastSyncedAt } = readCursor(db);
    const integration = readIntegration(db);
    return {
      ...facts,
      connected: integration !== null,
      active: integration?.active ?? false,
      sendingPaused: integration?.sendingPaused ?? false,
      repaired: services.repaired,
      lastSyncedAt,
      nextSyncAt: nextSyncAt(),
      ...countAttention(db),
    };
  }

  function flush(): void {
    if (closed.signal.aborted || !services.db.open) return;
    toldAt = services.clock.monotonicMs();
    const changed = [...tables];
    tables.clear();
    if (changed.length > 0) services.publish('data.changed', { tables: changed });
    if (!statusDue && !changed.includes('changes')) return;
    statusDue = false;
    services.publish('sync.status', status());
    if (facts.phase !== 'first-sync' || !facts.progress) return;
    const progress = { jobId: FIRST_SYNC_JOB, kind: 'first-sync', progress: facts.progress, finished: null } as const;
    services.publish('job.progress', progress);
  }

  function tell(): void {
    const wait = toldAt + GAP_MS - services.clock.monotonicMs();
    if (wait <= 0) {
      flush();
      return;
    }
    if (timer) return;
    timer = true;
    services.clock.sleep(wait, closed.signal).then(
      () => {
        timer = false;
        flush();
      },
      () => undefined,
    );
  }

  return {
    set(change) {
      Object.assign(facts, change);
      statusDue = true;
      tell();
    },
    announce(changed) {
      for (const table of changed) tables.add(table);
      tell();
    },
    status,
    facts: () => facts,
    flush,
    close: () => closed.abort(),
  };
}
