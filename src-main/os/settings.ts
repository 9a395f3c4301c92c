import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { Preferences, Workspace } from '#shared/domain/workspace.ts';
import { isRecord } from './json-record.ts';

/** Where the window stood, in the screen's coordinates. */
export type WindowBounds = { x: number; y: number; width: number; height: number; maximized: boolean };

type Stored = {
  preferences: Preferences;
  workspaces: Workspace[];
  lastWorkspaceId: string | null;
  windowBounds: WindowBounds | null;
};

/** What is remembered between runs; nothing in it is secret. */
export type Settings = {
  preferences(): Preferences;
  setPreferences(change: { [Name in keyof Preferences]?: Preferences[Name] | undefined }): Preferences;
  workspaces(): Workspace[];
  addWorkspace(workspace: Workspace, folder: string): void;
  lastWorkspaceId(): string | null;
  setLastWorkspaceId(workspaceId: string | null): void;
  windowBounds(): WindowBounds | null;
  setWindowBounds(bounds: WindowBounds): void;
};

const defaults: Stored = {
  preferences: { language: 'system', theme: 'system', window: {} },
  workspaces: [],
  lastWorkspaceId: null,
  windowBounds: null,
};

/** Each workspace's folder names it too, so that a lost settings file loses no workspace. */
const nameFile = 'workspace.json';

/** Opens `settings.json` in a folder; a damaged one is moved aside and workspaces are found again by their folders. */
export function openSettings(folder: string, workspacesFolder: string, log: (text: string) => void): Settings {
  moveDamagedAside(join(folder, 'settings.json'), log);
  const store = new Store<Stored>({ cwd: folder, name: 'settings', defaults, configFileMode: 0o600 });
  store.set('workspaces', withFoundFolders(readWorkspaces(store.get('workspaces')), workspacesFolder));
  const preferences = () => readPreferences(store.get('preferences'));
  return {
    preferences,
    setPreferences(change) {
      const before = preferences();
      const window = { ...before.window, ...change.window };
      const after = { language: change.language ?? before.language, theme: change.theme ?? before.theme, window };
      store.set('preferences', after);
      return after;
    },
    workspaces: () => readWorkspaces(store.get('workspaces')),
    addWorkspace(workspace, workspaceFolder) {
      mkdirSync(workspaceFolder, { recursive: true, mode: 0o700 });
      writeFileSync(join(workspaceFolder, nameFile), `${JSON.stringify(workspace)}\n`, { mode: 0o600 });
      const others = readWorkspaces(store.get('workspaces')).filter(({ id }) => id !== workspace.id);
      store.set('workspaces', [...others, workspace]);
    },
    lastWorkspaceId: () => store.get('lastWorkspaceId'),
    setLastWorkspaceId: (workspaceId) => store.set('lastWorkspaceId', workspaceId),
    windowBounds: () => readBounds(store.get('windowBounds')),
    setWindowBounds: (bounds) => store.set('windowBounds', bounds),
  };
}

function moveDamagedAside(file: string, log: (text: string) => void): void {
  if (!existsSync(file) || parsed(file) !== undefined) return;
  const aside = `${file}.damaged-${Date.now()}`;
  renameSync(file, aside);
  log(`the settings were damaged; they are kept as ${aside}`);
}

/** A file's JSON when it is an object, else undefined. */
function parsed(file: string): Record<string, unknown> | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function withFoundFolders(known: Workspace[], workspacesFolder: string): Workspace[] {
  if (!existsSync(workspacesFolder)) return known;
  const found = readdirSync(workspacesFolder)
    .filter((id) => !known.some((workspace) => workspace.id === id))
    .map((id) => ({ id, content: parsed(join(workspacesFolder, id, nameFile)) }))
    .filter(({ id, content }) => content?.id === id);
  return [...known, ...readWorkspaces(found.map(({ content }) => content))];
}

/** People edit settings by hand: whatever is not right falls back to the default. */
function readPreferences(value: unknown): Preferences {
  const { language, theme, window } = isRecord(value) ? value : {};
  return {
    language: language === 'en' || language === 'fr' ? language : 'system',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    window: isRecord(window) ? window : {},
  };
}

function readWorkspaces(value: unknown): Workspace[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.filter(isRecord).flatMap(({ id, name, kind }) => {
    if (typeof id !== 'string' || typeof name !== 'string') return [];
    return [{ id, name, kind: kind === 'demo' ? 'demo' : 'tenant' }];
  });
}

function readBounds(value: unknown): WindowBounds | null {
  if (!isRecord(value)) return null;
  const { x, y, width, height, maximized } = value;
  const numbers = [x, y, width, height].every((number) => Number.isSafeInteger(number));
  return numbers ? ({ x, y, width, height, maximized: maximized === true } as WindowBounds) : null;
}
