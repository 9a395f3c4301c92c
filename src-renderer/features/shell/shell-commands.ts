import { useQueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName } from '#shared/contract.ts';
import { forgetWorkspace, useAction } from '../../data.ts';
import { useNotify } from '../../ui/use-notify.tsx';

type WorkspaceCommand = Extract<
  CommandName,
  'shell.createWorkspace' | 'shell.openDemoDepot' | 'shell.openWorkspace' | 'shell.closeWorkspace'
>;

/** A command that changes which workspace is open; everything shown is read anew afterwards. */
function useWorkspaceAction<Name extends WorkspaceCommand>(name: Name) {
  const client = useQueryClient();
  const notify = useNotify();
  const action = useAction(name);
  const start = (input: CommandInput<Name>) =>
    action.mutate(input, {
      onSuccess: () => forgetWorkspace(client),
      onError: (error) => notify.error(error),
    });
  return { start, busy: action.isPending };
}

/** Makes a workspace for a Knox tenant and opens it. */
export const useCreateWorkspace = () => useWorkspaceAction('shell.createWorkspace');

/** Opens the demo depot with its simulator. */
export const useOpenDemoDepot = () => useWorkspaceAction('shell.openDemoDepot');

/** Opens a workspace that is there already. */
export const useOpenWorkspace = () => useWorkspaceAction('shell.openWorkspace');

/** Closes the workspace; the first-run screen comes back. */
export const useCloseWorkspace = () => useWorkspaceAction('shell.closeWorkspace');
