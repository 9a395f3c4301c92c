import { useQueryClient } from '@tanstack/react-query';
import type { CommandInput } from '#shared/contract.ts';
import { commandKey, useAction } from '../../data.ts';
import { useNotify } from '../../ui/use-notify.tsx';

type SyncCommand = 'sync.start' | 'sync.cancel' | 'sync.workOffline';

function useSyncAction<Name extends SyncCommand>(name: Name) {
  const client = useQueryClient();
  const notify = useNotify();
  const action = useAction(name);
  return (input: CommandInput<Name>) =>
    action.mutate(input, {
      onSuccess: () => void client.invalidateQueries({ queryKey: commandKey('sync.getStatus', {}, []) }),
      onError: (error) => notify.error(error),
    });
}

/** Starts a sync; `full` reads every device again. */
export const useStartSync = () => useSyncAction('sync.start');

/** Stops the sync under way; what was read is kept. */
export const useCancelSync = () => useSyncAction('sync.cancel');

/** Chooses to work offline, or to go online again. */
export const useWorkOffline = () => useSyncAction('sync.workOffline');
