import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { shellContract } from '#shared/contract.ts';
import { paperSchema } from '#shared/domain/paper.ts';
import { createDialogs } from '../../src-main/os/dialogs.ts';
import { openSettings } from '../../src-main/os/settings.ts';
import { createShellHandlers } from '../../src-main/shell-commands.ts';
import type { Workspaces } from '../../src-main/workspaces.ts';

const home = mkdtempSync(join(tmpdir(), 'muster-commands-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const lyon = { id: 'ws-1', name: 'Lyon', kind: 'tenant' } as const;
let called: unknown[] = [];
/** What the person types into the save dialog; '' closes it. */
let saved = '';
let workspaceFolder: string | null = null;
let sure = true;
beforeEach(() => {
  called = [];
  workspaceFolder = join(home, 'workspaces', 'ws-1');
});

function handlers() {
  const workspaces: Workspaces = {
    current: () => lyon,
    create: async (name) => ({ ...lyon, name }),
    open: async (id) => ({ ...lyon, id }),
    openDemo: async () => ({ id: 'demo', name: 'Demo depot', kind: 'demo' }),
    reopenLast: async () => undefined,
    close: async () => void called.push('closed'),
    stop: async () => undefined,
  };
  return createShellHandlers({
    settings: openSettings(mkdtempSync(join(home, 's-')), home, () => undefined),
    workspaces,
    dialogs: createDialogs({
      showOpen: async () => ({ canceled: false, filePaths: ['/media/stick/keys.json'] }),
      showSave: async () => ({ canceled: saved === '', filePath: saved }),
      startFolder: () => home,
    }),
    papers: {
      print: async () => true,
      savePdf: async (paper, path) => void called.push([paper.kind, path]),
      report: (report) => void called.push(report),
      cancel: () => void called.push('cancelled'),
    },
    machine: { appVersion: '1.0.0', platform: 'linux', systemLanguage: 'fr-FR' },
    mayClose: async () => sure,
    language: () => 'fr',
    applyPreferences: (preferences) => void called.push(preferences),
    workspaceFolder: () => workspaceFolder,
    showInFolder: (path) => void called.push(path),
    deleteFile: (path) => void called.push(`deleted ${path}`),
    copyText: (text) => void called.push(text),
  });
}

describe('commands of the shell', () => {
  it('are all answered', () => {
    expect(Object.keys(handlers()).sort()).toEqual(Object.keys(shellContract).sort());
  });

  it('tell how the shell stands, with nothing secret in it', async () => {
    expect(await handlers()['shell.getState']({})).toEqual({
      appVersion: '1.0.0',
      platform: 'linux',
      systemLanguage: 'fr-FR',
      preferences: { language: 'system', theme: 'system', window: {} },
      workspaces: [],
      workspace: lyon,
    });
  });

  it('apply what was chosen at once', async () => {
    const after = await handlers()['shell.setPreferences']({ theme: 'dark' });
    expect(after.theme).toBe('dark');
    expect(called).toEqual([after]);
  });

  it('show a file in its folder by its ticket, and no other', async () => {
    const shell = handlers();
    saved = '/media/stick/devices.csv';
    const chosen = await shell['shell.chooseSaveFile']({ purpose: 'csv', suggestedName: 'devices.csv' });
    saved = '';
    const file = chosen?.file ?? '';
    await shell['shell.showFile']({ file, parts: 1 });
    await shell['shell.showFile']({ file, parts: 2 });
    expect(called).toEqual(['/media/stick/devices.csv', '/media/stick/devices-1.csv']);
    expect(() => shell['shell.showFile']({ file: '/etc/passwd', parts: 1 })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });

  it('delete a file that was saved, with all its parts, and none that was chosen to be read', async () => {
    const shell = handlers();
    saved = '/media/stick/credentials.csv';
    const chosen = await shell['shell.chooseSaveFile']({ purpose: 'csv', suggestedName: 'credentials.csv' });
    saved = '';
    await shell['shell.deleteFile']({ file: chosen?.file ?? '', parts: 1 });
    await shell['shell.deleteFile']({ file: chosen?.file ?? '', parts: 2 });
    expect(called).toEqual([
      'deleted /media/stick/credentials.csv',
      'deleted /media/stick/credentials-1.csv',
      'deleted /media/stick/credentials-2.csv',
    ]);
    const read = await shell['shell.chooseOpenFile']({ purpose: 'csv' });
    expect(() => shell['shell.deleteFile']({ file: read?.file ?? '', parts: 1 })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });

  it('show a file of the open workspace by its name, and the folder itself', async () => {
    const shell = handlers();
    const folder = join(home, 'workspaces', 'ws-1');
    await shell['shell.showWorkspaceFile']({ name: 'cache-damaged-2026-11-22T10-00-00.000Z.db' });
    await shell['shell.showWorkspaceFile']({ name: null });
    expect(called).toEqual([join(folder, 'cache-damaged-2026-11-22T10-00-00.000Z.db'), folder]);
    workspaceFolder = null;
    expect(() => shell['shell.showWorkspaceFile']({ name: null })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
    for (const name of ['../settings.json', 'ledger-x/../../../y.db', 'secrets.json', 'backups/../ledger-x.db']) {
      expect(shellContract['shell.showWorkspaceFile'].input.safeParse({ name }).success).toBe(false);
    }
  });

  it('answer nothing when a dialog was closed', async () => {
    expect(await handlers()['shell.chooseSaveFile']({ purpose: 'csv', suggestedName: 'x.csv' })).toBeNull();
  });

  it('open, make and close workspaces, and copy text', async () => {
    const shell = handlers();
    expect(await shell['shell.createWorkspace']({ name: 'Leeds' })).toMatchObject({ name: 'Leeds' });
    expect(await shell['shell.openWorkspace']({ workspaceId: 'ws-9' })).toMatchObject({ id: 'ws-9' });
    expect(await shell['shell.openDemoDepot']({})).toMatchObject({ kind: 'demo' });
    expect(await shell['shell.closeWorkspace']({})).toBeNull();
    await shell['shell.copyText']({ text: '353227410022505' });
    expect(called).toEqual(['closed', '353227410022505']);
  });

  it('leave a workspace open when the person is not sure (reliability F41)', async () => {
    sure = false;
    onTestFinished(() => {
      sure = true;
    });
    expect(await handlers()['shell.closeWorkspace']({})).toBeNull();
    expect(called).toEqual([]);
  });

  it('print, save as PDF by a ticket and no path, and cancel', async () => {
    const shell = handlers();
    saved = '/media/stick/labels.pdf';
    const chosen = await shell['shell.chooseSaveFile']({ purpose: 'pdf', suggestedName: 'labels.pdf' });
    saved = '';
    const paper = paperSchema.parse({
      ...{ kind: 'labels', locale: 'fr', workspaceName: 'Lyon', printedAt: '2026-11-26T08:00:00.000Z' },
      ...{ format: 'roll-62', code: 'qr', start: 0 },
      labels: [{ model: '', imei: '351046000031722', imei2: null, serial: null, profileName: null, origin: null }],
    });
    expect(await shell['shell.print']({ paper })).toEqual({ printed: true });
    await shell['shell.savePdf']({ paper, file: chosen?.file ?? '' });
    await expect(shell['shell.savePdf']({ paper, file: '/etc/passwd' })).rejects.toMatchObject({ code: 'not_found' });
    const report = { paperId: 'p', done: 1, total: 1, ready: true };
    await shell['shell.reportPaper'](report);
    await shell['shell.cancelPaper']({});
    expect(called).toEqual([['labels', '/media/stick/labels.pdf'], report, 'cancelled']);
  });
});
