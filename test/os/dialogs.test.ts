import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDialogs, safeName } from '../../src-main/os/dialogs.ts';

function dialogsAnswering(path: string | null) {
  const asked: (OpenDialogOptions | SaveDialogOptions)[] = [];
  const dialogs = createDialogs({
    showOpen: async (options) => {
      asked.push(options);
      return { canceled: path === null, filePaths: path === null ? [] : [path] };
    },
    showSave: async (options) => {
      asked.push(options);
      return { canceled: path === null, filePath: path ?? '' };
    },
    startFolder: () => '/home/u/Documents',
  });
  return { dialogs, asked };
}

describe('a file dialog', () => {
  it('answers with a ticket and the name, and knows the path behind it', async () => {
    const { dialogs } = dialogsAnswering('/media/stick/keys.json');
    const ticket = await dialogs.chooseOpenFile('keys-file', 'en');
    expect(ticket?.name).toBe('keys.json');
    expect(ticket?.file).not.toContain('/');
    expect(dialogs.resolve(ticket?.file ?? '', 'read')).toBe('/media/stick/keys.json');
  });

  it('takes lists of devices that were dropped on the window, and nothing else', () => {
    const { dialogs } = dialogsAnswering(null);
    const ticket = dialogs.takeDropped('/media/stick/Liste.CSV');
    expect(ticket?.name).toBe('Liste.CSV');
    expect(dialogs.resolve(ticket?.file ?? '', 'read')).toBe('/media/stick/Liste.CSV');
    expect(dialogs.resolve(ticket?.file ?? '', 'write')).toBeNull();
    for (const path of ['', 'list.csv', '/etc/passwd', '/home/u/keys.json'])
      expect(dialogs.takeDropped(path)).toBeNull();
  });

  it('offers the files it was opened for: keys, or lists of devices', async () => {
    const { dialogs, asked } = dialogsAnswering('/media/stick/list.csv');
    await dialogs.chooseOpenFile('keys-file', 'en');
    await dialogs.chooseOpenFile('csv', 'fr');
    expect(asked.map(({ filters }) => filters?.[0])).toEqual([
      { name: 'Keys file (JSON)', extensions: ['json'] },
      { name: 'Valeurs séparées par des virgules', extensions: ['csv', 'txt', 'tsv'] },
    ]);
  });

  it('saves and offers hand-over files under an ending of their own', async () => {
    const { dialogs, asked } = dialogsAnswering('/media/stick/queue');
    expect((await dialogs.chooseSaveFile('handover', 'Lyon.muster', 'fr'))?.name).toBe('queue.muster');
    await dialogs.chooseOpenFile('handover', 'en');
    expect(asked.map(({ filters }) => filters?.[0])).toEqual([
      { name: 'Fichier de transmission de Muster', extensions: ['muster'] },
      { name: 'Hand-over file of Muster', extensions: ['muster'] },
    ]);
  });

  it('saves a document for programs under its own name', async () => {
    const { dialogs, asked } = dialogsAnswering('/home/u/plan');
    expect((await dialogs.chooseSaveFile('json', 'plan.json', 'fr'))?.name).toBe('plan.json');
    expect(asked[0]?.filters).toEqual([{ name: 'JSON', extensions: ['json'] }]);
  });

  it('answers nothing when it is closed, and knows no path that was not chosen', async () => {
    const { dialogs } = dialogsAnswering(null);
    expect(await dialogs.chooseOpenFile('keys-file', 'en')).toBeNull();
    expect(await dialogs.chooseSaveFile('csv', 'x.csv', 'en')).toBeNull();
    expect(dialogs.resolve('/etc/passwd', 'read')).toBeNull();
    expect(dialogs.resolve('__proto__', 'write')).toBeNull();
  });

  it('lets no file that was chosen to be read be written over, nor the other way round', async () => {
    const { dialogs } = dialogsAnswering('/media/stick/keys.json');
    const keys = await dialogs.chooseOpenFile('keys-file', 'en');
    const csv = await dialogs.chooseSaveFile('csv', 'x.csv', 'en');
    expect(dialogs.resolve(keys?.file ?? '', 'write')).toBeNull();
    expect(dialogs.resolve(csv?.file ?? '', 'read')).toBeNull();
    expect(dialogs.resolve(csv?.file ?? '', 'write')).toBe('/media/stick/keys.json');
  });

  it('proposes a name in the start folder and speaks the language of the window', async () => {
    const { dialogs, asked } = dialogsAnswering('/tmp/x.csv');
    await dialogs.chooseSaveFile('csv', '../Couriers/FR.csv', 'fr');
    expect(asked[0]?.defaultPath).toBe(join('/home/u/Documents', '-Couriers-FR.csv'));
    expect(asked[0]?.filters?.[0]).toEqual({ name: 'Valeurs séparées par des virgules', extensions: ['csv'] });
    await dialogs.chooseSaveFile('activity-log', 'log.jsonl', 'en');
    expect(asked[1]?.filters?.[0]).toEqual({ name: 'Activity log (JSON Lines)', extensions: ['jsonl'] });
  });

  it('adds the extension a person left out, but never onto a file they were not asked about', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-dialogs-'));
    const { dialogs } = dialogsAnswering(join(folder, 'inventory'));
    const first = await dialogs.chooseSaveFile('csv', 'x', 'en');
    expect(first?.name).toBe('inventory.csv');
    writeFileSync(join(folder, 'inventory.csv'), 'mine');
    const second = await dialogs.chooseSaveFile('csv', 'x', 'en');
    expect(second?.name).toBe('inventory');
  });
});

describe('a proposed file name', () => {
  it('is one that every system takes, whatever a profile is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = safeName(text);
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.|\.$/u);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(150);
      }),
    );
  });
});
