import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConnectionReport, IntegrationView } from '#shared/domain/connection.ts';
import { run } from '../../api.ts';
import { commandKey, useAction, useCommand } from '../../data.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import type { DraftInput } from './integration-form.ts';

/** The integration as stored; undefined until it has been read. */
export function useIntegration(enabled = true): IntegrationView | undefined {
  return useCommand('integration.get', {}, ['integration'], { enabled }).data;
}

/** Tries a connection step by step; only reads. */
export function useTestConnection() {
  return useAction('integration.testConnection');
}

function keepView(client: QueryClient, view: IntegrationView): void {
  client.setQueryData(commandKey('integration.get', {}, ['integration']), view);
  void client.invalidateQueries({ queryKey: commandKey('sync.getStatus', {}, []) });
}

/** Stores the settings; switched on or off stays as it is. */
export function useSave() {
  const client = useQueryClient();
  const action = useAction('integration.connect');
  return {
    ...action,
    start: (input: DraftInput, onSaved: (view: IntegrationView) => void) =>
      action.mutate(input, {
        onSuccess: (view) => {
          keepView(client, view);
          onSaved(view);
        },
      }),
  };
}

/** What activating takes: the settings, whether they have to be stored first, and whether to do without a test. */
export type Activation = { draft: DraftInput; changed: boolean; unverified: boolean };

/** How it ended: a test that did not succeed, after which nothing was stored, or the integration switched on. */
export type Activated = { report: ConnectionReport } | { view: IntegrationView };

/** Tests the connection; when all is well stores the settings and switches the integration on. */
export function useActivate(onActivated: (view: IntegrationView) => void) {
  const client = useQueryClient();
  return useMutation<Activated, Error, Activation>({
    mutationFn: async ({ draft, changed, unverified }) => {
      const report = unverified ? null : await run('integration.testConnection', draft);
      if (report && !report.ok) return { report };
      if (changed) await run('integration.connect', draft);
      return { view: await run('integration.activate', {}) };
    },
    // Here and not where it is called: the form may be gone by then.
    onSuccess: (ended) => {
      if (!('view' in ended)) return;
      keepView(client, ended.view);
      onActivated(ended.view);
    },
  });
}

/** Switches the integration off. */
export function useDeactivate(onDone: () => void) {
  const client = useQueryClient();
  const notify = useNotify();
  const { mutate, isPending } = useAction('integration.deactivate');
  const start = () =>
    mutate(
      {},
      {
        onSuccess: (view) => {
          keepView(client, view);
          onDone();
        },
        onError: (error) => notify.error(error),
      },
    );
  return { start, isPending };
}

/** Chooses how often the servers are read. */
export function useSetInterval(): (minutes: number) => void {
  const client = useQueryClient();
  const notify = useNotify();
  const { mutate } = useAction('integration.setInterval');
  return (minutes) =>
    mutate({ minutes }, { onSuccess: (view) => keepView(client, view), onError: (error) => notify.error(error) });
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
