import type { Repair } from '#shared/domain/sync-status.ts';
import type { OpenedWorkspace } from '../../db/open-workspace.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import type { Services } from '../../services.ts';

/** What the person is told of an opening; of several things the one that costs the most. */
export function repairOf({ ledger, cache, ledgerSwapped }: Omit<OpenedWorkspace, 'db' | 'watch'>): Repair | null {
  if (ledger === 'empty') return 'ledger-empty';
  if (ledger === 'restored') return 'ledger';
  if (ledger === 'chosen') return 'ledger-chosen';
  if (ledgerSwapped) return 'ledger-swapped';
  if (cache === 'empty') return 'cache';
  return ledger === 'rebuilt' || cache === 'rebuilt' ? 'rebuilt' : null;
}

/** What had to be moved aside or restored is written down where the person finds it. */
export function logRepairs({ db, clock, osUser, log }: Services, opened: OpenedWorkspace): void {
  if (repairOf(opened) === null) return;
  const { ledger, cache, ledgerSwapped, cacheSetAside, ledgerSetAside, ledgerRestoredFrom } = opened;
  const facts = { ledger, cache, ledgerSwapped, cacheSetAside, ledgerSetAside, ledgerRestoredFrom };
  log('warn', `the databases were repaired: ${JSON.stringify(facts)}`);
  const at = clock.now().toISOString();
  transaction(db, () => appendActivity(db, { at, actor: osUser, action: 'workspace.repaired', changeId: null, facts }));
}
