import { useQueryClient } from '@tanstack/react-query';
import type { IntegrationView } from '#shared/domain/connection.ts';
import { run } from '../../api.ts';
import { commandKey, useAction, useCommand } from '../../data.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** The integration as stored; undefined until it has been read. */
export function useIntegration(enabled = true): IntegrationView | undefined {
  return useCommand('integration.get', {}, ['integration'], { enabled }).data;
}

/** Tries a connection step by step; only reads. */
export function useTestConnection() {
  return useAction('integration.testConnection');
}

/** Stores a connection and starts working with it. */
export function useConnect() {
  const client = useQueryClient();
  const action = useAction('integration.connect');
  return {
    ...action,
    start: (input: Parameters<typeof action.mutate>[0], onConnected: () => void) =>
      action.mutate(input, {
        onSuccess: (view) => {
          client.setQueryData(commandKey('integration.get', {}, ['integration']), view);
          void client.invalidateQueries({ queryKey: commandKey('sync.getStatus', {}, []) });
          onConnected();
        },
      }),
  };
}

/** Asks for a keys file in the system's dialog; null when the person thought better of it. */
export function useChooseKeysFile(): () => Promise<{ file: string; name: string } | null> {
  const notify = useNotify();
  return async () => {
    try {
      return await run('shell.chooseOpenFile', { purpose: 'keys-file' });
    } catch (error) {
      notify.error(error);
      return null;
    }
  };
}
