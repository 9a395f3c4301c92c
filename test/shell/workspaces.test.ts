import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoConnection, DeskOpening } from '#shared/host-messages.ts';
import type { HostAnswers } from '../../src-main/host-answers.ts';
import { createPaths } from '../../src-main/os/paths.ts';
import { openSettings } from '../../src-main/os/settings.ts';
import { createWorkspaces } from '../../src-main/workspaces.ts';

let home = '';
let steps: string[] = [];
let openings: DeskOpening[] = [];
let endSimulator: (code: number) => void = () => undefined;
let simulatorFails = false;
let deskFails = false;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'muster-workspaces-'));
  [steps, openings, simulatorFails, deskFails] = [[], [], false, false];
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function open() {
  const paths = createPaths({ userData: home, appFolder: '/app', packaged: false, packagedResources: '' });
  const settings = openSettings(home, paths.workspacesFolder, () => undefined);
  let ids = 0;
  const workspaces = createWorkspaces({
    settings,
    paths,
    deskHost: {
      open: (opening) => {
        openings.push(opening);
        steps.push(`open ${opening.workspace.id}`);
      },
      close: async () => void steps.push('close desk'),
      attachWindow: () => undefined,
      hasFailed: () => deskFails,
      tell: () => undefined,
    },
    async startSimulator(folder) {
      if (simulatorFails) throw new Error('no simulator');
      steps.push(`simulate in ${folder.slice(home.length + 1)}`);
      const exited = new Promise<number>((resolve) => {
        endSimulator = resolve;
      });
      return {
        connection: { baseUrl: 'http://127.0.0.1:1' } as DemoConnection,
        exited,
        stop: async () => void steps.push('stop simulator'),
      };
    },
    answersFor: () => ({}) as HostAnswers,
    notify: ({ kind }) => steps.push(kind),
    log: () => undefined,
    newId: () => {
      ids += 1;
      return `ws-${ids}`;
    },
    appVersion: '1.0.0',
    osUser: 'ada',
  });
  return { workspaces, settings };
}

describe('workspaces', () => {
  it('are made, opened and remembered', async () => {
    const { workspaces, settings } = open();
    const made = await workspaces.create('Lyon');
    expect(made).toEqual({ id: 'ws-1', name: 'Lyon', kind: 'tenant' });
    expect(workspaces.current()).toEqual(made);
    expect(settings.lastWorkspaceId()).toBe('ws-1');
    expect(openings[0]).toMatchObject({ folder: join(home, 'workspaces', 'ws-1'), demo: null, osUser: 'ada' });
  });

  it('are switched by closing one desk before the next is opened', async () => {
    const { workspaces } = open();
    await workspaces.create('Lyon');
    steps = [];
    await workspaces.create('Leeds');
    expect(steps).toEqual(['close desk', 'workspace-changed', 'open ws-2']);
  });

  it('are opened one after the other, however fast one clicks', async () => {
    const { workspaces } = open();
    await Promise.all([workspaces.openDemo(), workspaces.create('Lyon'), workspaces.openDemo()]);
    expect(workspaces.current()?.id).toBe('demo');
    expect(openings.map(({ workspace }) => workspace.id)).toEqual(['demo', 'ws-1', 'demo']);
    expect(steps.filter((step) => step === 'stop simulator')).toHaveLength(1);
  });

  it('stay as they are when the open one is asked for again', async () => {
    const { workspaces } = open();
    await workspaces.openDemo();
    steps = [];
    await workspaces.openDemo();
    expect(steps).toEqual([]);
  });

  it('that do not exist are not found', async () => {
    const { workspaces } = open();
    await expect(workspaces.open('../../etc')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are opened again at the next start, unless they were closed', async () => {
    await open().workspaces.create('Lyon');
    const second = open();
    await second.workspaces.reopenLast();
    expect(second.workspaces.current()?.name).toBe('Lyon');
    await second.workspaces.close();
    expect(second.workspaces.current()).toBeNull();
    const third = open();
    await third.workspaces.reopenLast();
    expect(third.workspaces.current()).toBeNull();
    expect(third.settings.workspaces()).toHaveLength(1);
  });

  it('keep their place among the remembered ones when the app ends', async () => {
    const { workspaces, settings } = open();
    await workspaces.create('Lyon');
    await workspaces.stop();
    expect(settings.lastWorkspaceId()).toBe('ws-1');
  });
});

describe('the demo depot', () => {
  it('starts its simulator first, in its own folder', async () => {
    await open().workspaces.openDemo();
    const folder = join('workspaces', 'demo');
    expect(steps).toEqual(['close desk', 'workspace-changed', `simulate in ${folder}`, 'open demo']);
    expect(openings[0]?.demo).toEqual({ baseUrl: 'http://127.0.0.1:1' });
  });

  it('is one workspace, however often it is opened', async () => {
    const { workspaces, settings } = open();
    await workspaces.openDemo();
    await workspaces.close();
    await workspaces.openDemo();
    expect(settings.workspaces()).toHaveLength(1);
  });

  it('is closed again when its simulator does not start', async () => {
    simulatorFails = true;
    const { workspaces } = open();
    await expect(workspaces.openDemo()).rejects.toThrow('no simulator');
    expect(workspaces.current()).toBeNull();
    expect(steps.at(-1)).toBe('workspace-changed');
  });

  it('is opened anew when its simulator dies, but not for ever', async () => {
    const { workspaces } = open();
    await workspaces.openDemo();
    for (let death = 1; death <= 5; death += 1) {
      endSimulator(1);
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    }
    expect(openings).toHaveLength(4);
    expect(workspaces.current()?.id).toBe('demo');
  });

  it('that could not be opened is opened anew when it is asked for again; one that is open is left alone', async () => {
    const { workspaces } = open();
    const { id } = await workspaces.create('Lyon');
    await workspaces.open(id);
    expect(openings).toHaveLength(1);
    deskFails = true;
    await workspaces.open(id);
    expect(openings).toHaveLength(2);
  });
});
