import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSettings } from '../../src-main/os/settings.ts';

let folder = '';
let logged: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-settings-'));
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const workspaces = () => join(folder, 'workspaces');
const open = () => openSettings(folder, workspaces(), (text) => logged.push(text));
const lyon = { id: 'ws-lyon', name: 'Lyon', kind: 'tenant' } as const;

it('begins with the system language and theme, no workspace and no window', () => {
  const settings = open();
  expect(settings.preferences()).toEqual({ language: 'system', theme: 'system', window: {} });
  expect([settings.workspaces(), settings.lastWorkspaceId(), settings.windowBounds()]).toEqual([[], null, null]);
});

it('remembers everything over a restart', () => {
  const settings = open();
  settings.setPreferences({ language: 'fr', window: { columns: ['imei'] } });
  settings.addWorkspace(lyon, join(workspaces(), lyon.id));
  settings.setLastWorkspaceId(lyon.id);
  settings.setWindowBounds({ x: 5, y: 6, width: 1200, height: 800, maximized: true });
  const again = open();
  expect(again.preferences()).toEqual({ language: 'fr', theme: 'system', window: { columns: ['imei'] } });
  expect(again.workspaces()).toEqual([lyon]);
  expect(again.lastWorkspaceId()).toBe(lyon.id);
  expect(again.windowBounds()).toEqual({ x: 5, y: 6, width: 1200, height: 800, maximized: true });
});

it('changes only what it is given, and keeps the other things of the window', () => {
  const settings = open();
  settings.setPreferences({ theme: 'dark', window: { columns: ['imei'] } });
  const after = settings.setPreferences({ language: 'en', window: { page: 'devices' } });
  expect(after).toEqual({ language: 'en', theme: 'dark', window: { columns: ['imei'], page: 'devices' } });
});

it('moves damaged settings aside and finds the workspaces again by their folders', () => {
  open().addWorkspace(lyon, join(workspaces(), lyon.id));
  writeFileSync(join(folder, 'settings.json'), '{"preferences": {"langu');
  expect(open().workspaces()).toEqual([lyon]);
  const aside = readdirSync(folder).find((name) => name.startsWith('settings.json.damaged-'));
  expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe('{"preferences": {"langu');
  expect(logged).toHaveLength(1);
});

it('falls back to what is usual where a hand has written nonsense', () => {
  const nonsense = {
    preferences: { language: 'klingon', theme: 7 },
    workspaces: [{ id: 4 }],
    windowBounds: { x: '1' },
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(nonsense));
  const settings = open();
  expect(settings.preferences()).toEqual({ language: 'system', theme: 'system', window: {} });
  expect([settings.workspaces(), settings.windowBounds()]).toEqual([[], null]);
});

it.skipIf(process.platform === 'win32')('is readable by its owner alone', () => {
  open().setPreferences({ theme: 'dark' });
  expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
});
