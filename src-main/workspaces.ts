import type { Workspace } from '#shared/domain/workspace.ts';
import { AppError } from '#shared/errors.ts';
import type { ShellNotice } from '#shared/events.ts';
import type { DemoConnection, DeskOpening } from '#shared/host-messages.ts';
import type { DeskHost } from './desk-host.ts';
import type { HostAnswers } from './host-answers.ts';
import { createQueue, type InTurn } from './os/one-at-a-time.ts';
import type { Paths } from './os/paths.ts';
import type { Settings } from './os/settings.ts';
import type { RunningSimulator } from './simulator-host.ts';

/** The workspaces of this machine, of which one at most is open. */
export type Workspaces = {
  current(): Workspace | null;
  create(name: string): Promise<Workspace>;
  open(workspaceId: string): Promise<Workspace>;
  openDemo(): Promise<Workspace>;
  /** Opens what was open when the app ended, if anything. */
  reopenLast(): Promise<void>;
  /** Closes it for good: the next start asks again. */
  close(): Promise<void>;
  /** Stops all processes at the end of the app. */
  stop(): Promise<void>;
};

/** What opening a workspace takes. */
export type WorkspacesParts = {
  settings: Settings;
  paths: Pick<Paths, 'workspaceFolder' | 'resourcesFolder' | 'logsFolder' | 'workerFile'>;
  deskHost: DeskHost;
  startSimulator(folder: string): Promise<RunningSimulator>;
  answersFor(workspace: Workspace, folder: string): HostAnswers;
  notify(notice: ShellNotice): void;
  log(level: 'warn' | 'error', text: string): void;
  newId(): string;
  appVersion: string;
  osUser: string;
};

/** The demo depot's own workspace; its servers are simulated. */
export const demoWorkspace: Workspace = { id: 'demo', name: 'Demo depot', kind: 'demo' };

type State = {
  parts: WorkspacesParts;
  inTurn: InTurn;
  current: Workspace | null;
  simulator: RunningSimulator | null;
  simulatorDeaths: number;
};

const toleratedDeaths = 3;

/** The workspaces over the settings, one opened or closed after the other. */
export function createWorkspaces(parts: WorkspacesParts): Workspaces {
  const inTurn = createQueue();
  const state: State = { parts, inTurn, current: null, simulator: null, simulatorDeaths: 0 };
  const { settings, paths } = parts;

  function add(workspace: Workspace): Workspace {
    settings.addWorkspace(workspace, paths.workspaceFolder(workspace.id));
    return workspace;
  }

  function find(workspaceId: string): Workspace {
    const found = settings.workspaces().find(({ id }) => id === workspaceId);
    if (found === undefined) throw new AppError('not_found', 'there is no such workspace');
    return found;
  }

  return {
    current: () => state.current,
    create: (name) => inTurn(() => open(state, add({ id: parts.newId(), name, kind: 'tenant' }))),
    open: (workspaceId) => inTurn(async () => open(state, find(workspaceId))),
    openDemo: () => inTurn(() => open(state, add(demoWorkspace))),
    reopenLast: () =>
      inTurn(async () => {
        const last = settings.workspaces().find(({ id }) => id === settings.lastWorkspaceId());
        if (last !== undefined) await open(state, last);
      }),
    close: () =>
      inTurn(async () => {
        await stop(state);
        settings.setLastWorkspaceId(null);
        parts.notify({ kind: 'workspace-changed' });
      }),
    stop: () => inTurn(() => stop(state)),
  };
}

async function open(state: State, workspace: Workspace): Promise<Workspace> {
  const { parts } = state;
  if (state.current?.id === workspace.id && !parts.deskHost.hasFailed()) return workspace;
  await stop(state);
  const folder = parts.paths.workspaceFolder(workspace.id);
  state.current = workspace;
  parts.notify({ kind: 'workspace-changed' });
  try {
    const demo = workspace.kind === 'demo' ? await startDemo(state, workspace, folder) : null;
    parts.deskHost.open(openingOf(parts, { workspace, folder, demo }), parts.answersFor(workspace, folder));
  } catch (error) {
    await stop(state);
    parts.notify({ kind: 'workspace-changed' });
    throw error;
  }
  parts.settings.setLastWorkspaceId(workspace.id);
  return workspace;
}

function openingOf(
  { paths, appVersion, osUser }: WorkspacesParts,
  opened: Pick<DeskOpening, 'workspace' | 'folder' | 'demo'>,
): DeskOpening {
  const { resourcesFolder, logsFolder, workerFile } = paths;
  return { ...opened, resourcesFolder, logsFolder, workerFile, appVersion, osUser };
}

async function startDemo(state: State, workspace: Workspace, folder: string): Promise<DemoConnection> {
  const { parts } = state;
  const simulator = await parts.startSimulator(folder);
  state.simulator = simulator;
  void simulator.exited.then((code) =>
    state.inTurn(async () => {
      if (state.simulator !== simulator) return;
      parts.log('error', `the simulator ended unexpectedly with code ${code}`);
      state.simulatorDeaths += 1;
      if (state.simulatorDeaths <= toleratedDeaths) await reopen(state, workspace);
    }),
  );
  return simulator.connection;
}

/** The simulator's address changes with every start, so the desk has to be opened anew as well. */
async function reopen(state: State, workspace: Workspace): Promise<void> {
  await stop(state);
  await open(state, workspace).catch((error: unknown) => state.parts.log('error', String(error)));
}

async function stop(state: State): Promise<void> {
  const { simulator } = state;
  state.current = null;
  state.simulator = null;
  await state.parts.deskHost.close();
  await simulator?.stop();
}
