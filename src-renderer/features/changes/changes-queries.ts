import type { CommandOutput } from '#shared/contract.ts';
import type { ChangeList, ChangeSummary } from '#shared/domain/queued-change.ts';
import { useCommand } from '../../data.ts';

/** How many changes one page of the list reads. */
export const CHANGES_PER_PAGE = 50;
/** How many devices of a change one window reads. */
export const TARGETS_PER_WINDOW = 100;

/** One page of one of the lists. */
export function useChangesPage(
  which: ChangeList,
  page: number,
): {
  list: CommandOutput<'changes.list'> | undefined;
  error: Error | null;
  again: () => void;
} {
  const query = useCommand(
    'changes.list',
    { which, first: page * CHANGES_PER_PAGE, count: CHANGES_PER_PAGE },
    ['changes', 'profiles'],
    { keepPrevious: true },
  );
  return { list: query.data, error: query.error, again: () => void query.refetch() };
}

/** The change that *Undo last* takes back; null when there is none. */
export function useLastChange(): ChangeSummary | null {
  return useCommand('changes.getLast', {}, ['changes', 'profiles'], { keepPrevious: true }).data?.change ?? null;
}

/** A window of the devices a change names. */
export function useChangeTargets(changeId: string, first: number) {
  return useCommand('changes.listTargets', { changeId, first, count: TARGETS_PER_WINDOW }, ['changes', 'devices'], {
    keepPrevious: true,
  });
}

/** What a change of a profile alters. */
export function useChangeFacts(changeId: string) {
  return useCommand('changes.listFacts', { changeId }, ['changes', 'profiles', 'enrollmentTokens', 'users']);
}
