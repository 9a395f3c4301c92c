import {
  QueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract.ts';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import type { DataTable, EventName, Events } from '#shared/events.ts';
import { on, run } from './api.ts';

const NO_TABLES: readonly DataTable[] = [];

/** A query client that never polls and never retries: the desk says when something changed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** The key of a command's answer; `tables` are those whose change makes it stale. */
export function commandKey<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  tables: readonly DataTable[],
): QueryKey {
  return [name, input, tables];
}

/** Whether a key's answer was read from one of these tables. */
export function dependsOn(key: QueryKey, tables: readonly DataTable[]): boolean {
  const own = key[2];
  return Array.isArray(own) && own.some((table) => tables.includes(table));
}

type CommandOptions = {
  enabled?: boolean;
  /** Keeps showing the last answer while a new input is asked for. */
  keepPrevious?: boolean;
};

/** A command's answer, read again whenever one of `tables` changes. */
export function useCommand<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  tables: readonly DataTable[],
  options: CommandOptions = {},
): UseQueryResult<CommandOutput<Name>> {
  return useQuery<CommandOutput<Name>>({
    queryKey: commandKey(name, input, tables),
    queryFn: () => run(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (previous: unknown) => previous as never } : {}),
  });
}

/** A command that does something; nothing is shown before the desk has answered. */
export function useAction<Name extends CommandName>(
  name: Name,
): UseMutationResult<CommandOutput<Name>, Error, CommandInput<Name>> {
  return useMutation<CommandOutput<Name>, Error, CommandInput<Name>>({ mutationFn: (input) => run(name, input) });
}

/** What something would do: unknown while it is being counted. */
export type PlanState<Plan> = { plan: Plan | null; error: unknown };

/**
 * Asks what something would do, again when one of `tables` changes; an answer to an older question is dropped. Not a query:
 * its key would hold every selected id and be compared with each drawing. `ask` has to stay the same while its question does.
 */
export function usePlan<Plan>(ask: (() => Promise<Plan>) | null, tables: readonly DataTable[]): PlanState<Plan> {
  const [state, setState] = useState<PlanState<Plan>>({ plan: null, error: null });
  const [edition, setEdition] = useState(0);
  useEvent('data.changed', ({ tables: changed }) => {
    if (tables.some((table) => changed.includes(table))) setEdition((old) => old + 1);
  });
  useEffect(() => {
    if (ask === null || edition < 0) {
      setState({ plan: null, error: null });
      return undefined;
    }
    let wanted = true;
    ask().then(
      (plan) => wanted && setState({ plan, error: null }),
      (error: unknown) => wanted && setState({ plan: null, error }),
    );
    return () => {
      wanted = false;
    };
  }, [ask, edition]);
  return state;
}

/** The top bar's truth, kept fresh by the `sync.status` event; undefined until a workspace is open. */
export function useSyncStatus(enabled = true): SyncStatus | undefined {
  return useCommand('sync.getStatus', {}, NO_TABLES, { enabled }).data;
}

/** Hears an event for as long as the component is there. */
export function useEvent<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => on(event, (payload) => latest.current(payload)), [event]);
}

/** Throws away every answer of the workspace that was open, and asks the shell which one is open now. */
export function forgetWorkspace(client: QueryClient): void {
  void client.resetQueries({ predicate: (query) => query.queryKey[0] !== 'shell.getState' });
  void client.invalidateQueries({ queryKey: ['shell.getState'] });
}

/** Makes answers stale when the desk says so; call once, the answer stops it. */
export function watchData(client: QueryClient): () => void {
  const stops = [
    on('data.changed', ({ tables }) => {
      void client.invalidateQueries({ predicate: (query) => dependsOn(query.queryKey, tables) });
    }),
    on('sync.status', (status) => {
      client.setQueryData(commandKey('sync.getStatus', {}, NO_TABLES), status);
    }),
    on('shell.notice', (notice) => {
      if (notice.kind === 'workspace-changed') forgetWorkspace(client);
      if (notice.kind === 'desk-ready') void client.invalidateQueries();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A remembered choice of the window (Preferences.window); what is stored and no longer fits becomes `fallback`. */
export function useRemembered<Value extends z.core.util.JSONType>(
  key: string,
  schema: z.ZodType<Value>,
  fallback: Value,
): [Value, (next: Value) => void] {
  const client = useQueryClient();
  const state = useCommand('shell.getState', {}, NO_TABLES).data;
  const raw = state?.preferences.window[key];
  // Parsing makes a new object each time: what has not changed must stay the same for those who compare.
  const stored = useMemo(() => schema.safeParse(raw), [schema, raw]);
  const remember = useCallback(
    (next: Value) => {
      const stateKey = commandKey('shell.getState', {}, NO_TABLES);
      client.setQueryData<CommandOutput<'shell.getState'>>(stateKey, (old) =>
        old ? { ...old, preferences: { ...old.preferences, window: { ...old.preferences.window, [key]: next } } } : old,
      );
      const all = client.getQueryData<CommandOutput<'shell.getState'>>(stateKey)?.preferences.window;
      const window = { ...all, [key]: next } as Record<string, z.core.util.JSONType>;
      run('shell.setPreferences', { window }).catch(() => undefined);
    },
    [client, key],
  );
  return [stored.success ? stored.data : fallback, remember];
}
