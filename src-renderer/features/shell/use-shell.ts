import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CommandInput } from '#shared/contract.ts';
import type { ShellState } from '#shared/domain/workspace.ts';
import { run } from '../../api.ts';
import { commandKey, useCommand } from '../../data.ts';

const stateKey = commandKey('shell.getState', {}, []);

/** How the shell stands: workspaces, preferences, versions. */
export function useShellState(): ShellState | undefined {
  return useCommand('shell.getState', {}, []).data;
}

/** Changes language or theme; the window follows as soon as it is stored. */
export function useSetPreferences(): (change: CommandInput<'shell.setPreferences'>) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (change) => {
      const preferences = await run('shell.setPreferences', change);
      client.setQueryData<ShellState>(stateKey, (old) => (old ? { ...old, preferences } : old));
    },
    [client],
  );
}
