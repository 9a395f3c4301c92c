import { constants, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchSettings } from './measure.ts';

export const WORKSPACE = { id: 'ws-bench', name: 'Bench', kind: 'tenant' } as const;

/** A folder of user data whose last workspace is a copy of a prepared one, or a new one with nothing in it. */
export function makeUserData({ folder }: BenchSettings, prepared: string | null): string {
  const userData = mkdtempSync(join(folder, 'user-'));
  const workspace = workspaceFolder(userData);
  mkdirSync(workspace, { recursive: true });
  if (prepared !== null) cpSync(prepared, workspace, { recursive: true, mode: constants.COPYFILE_FICLONE });
  writeFileSync(join(workspace, 'workspace.json'), JSON.stringify(WORKSPACE));
  const preferences = { language: 'en', theme: 'light', window: {} };
  const settings = { preferences, workspaces: [WORKSPACE], lastWorkspaceId: WORKSPACE.id, windowBounds: null };
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
  return userData;
}

export function workspaceFolder(userData: string): string {
  return join(userData, 'workspaces', WORKSPACE.id);
}
