import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CsvReport } from '#shared/domain/self-maintained.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { killMuster, type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, until, untilSettled } from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-csv-'));
const userDataDir = join(folder, 'user');

let muster: LaunchedMuster;
let window: Page;
let servers: Servers;

async function openDepot(): Promise<void> {
  muster = await launchMuster({ userDataDir });
  window = muster.window;
  await ask(window, 'shell.openDemoDepot', {});
  const integration = await ask(window, 'integration.get', {});
  servers = serversAt(integration.baseUrl);
}

beforeAll(async () => {
  await openDepot();
  await untilSettled(window);
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});
pictureFailures(() => window);

/** The person chooses this file in the system's dialog; answers its ticket. */
async function choose(path: string): Promise<string> {
  await muster.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  const ticket = await ask(window, 'shell.chooseOpenFile', { purpose: 'csv' });
  return ticket?.file ?? '';
}

async function saveTo(path: string): Promise<string> {
  await muster.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const ticket = await ask(window, 'shell.chooseSaveFile', { purpose: 'csv', suggestedName: 'template.csv' });
  return ticket?.file ?? '';
}

async function check(path: string): Promise<CsvReport> {
  const { jobId } = await ask(window, 'selfMaintained.checkFile', { file: await choose(path) });
  let report: CsvReport | null = null;
  await until('the file is checked', async () => {
    report = await ask(window, 'selfMaintained.getReport', { stagedId: jobId }).catch(() => null);
    return report !== null;
  });
  if (report === null) throw new Error('there is no report');
  return report;
}

const profile = async (name: string) =>
  (await ask(window, 'profiles.list', {})).profiles.find((one) => one.name === name);

const create = (stagedId: string, name: string) =>
  ask(window, 'selfMaintained.create', {
    ...{ stagedId, name, description: '', withoutToken: true, userId: null, mode: 'good-rows' },
  });

describe('a Self-Maintained profile in the real app (behaviours 101 to 113)', () => {
  it('is made of the filled-in template, and a device in it registers with its attributes', async () => {
    const template = join(folder, 'template.csv');
    await ask(window, 'selfMaintained.saveTemplate', { file: await saveTo(template), delimiter: ';' });
    const header = readFileSync(template, 'utf8').trim();
    const file = join(folder, 'note.csv');
    writeFileSync(file, `${header};Dépôt\r\n;R58N12345AB;samsung;Évry\r\n12;;;\r\n`, 'latin1');
    const report = await check(file);
    expect(report).toMatchObject({ accepted: 1, refused: 1, delimiter: ';', fileName: 'note.csv' });
    await create(report.stagedId, 'Depot tablets');
    await until('it is made', async () => (await profile('Depot tablets'))?.sync.state === 'in-sync');
    const shown = { serial: 'R58N12345AB', manufacturer: 'SAMSUNG' };
    expect(await servers.control('switchOn', shown)).toMatchObject({
      ...{ registered: true, by: 'serial', profileName: 'Depot tablets', attributes: { Dépôt: 'Évry' } },
    });
  });

  it('waits through a hard end of the app, and is made once', async () => {
    const file = join(folder, 'hard.csv');
    writeFileSync(file, 'IMEI\n353227410022505\n490154203237518\n');
    await ask(window, 'sync.workOffline', { offline: true });
    const { changeId } = await create((await check(file)).stagedId, 'Depot phones');
    expect(await profile('Depot phones')).toMatchObject({
      devices: 2,
      arriving: 2,
      sync: { state: 'waiting', changeId },
    });
    await killMuster(muster);
    await openDepot();
    await ask(window, 'sync.workOffline', { offline: false });
    await until('it is made', async () => (await profile('Depot phones'))?.sync.state === 'in-sync');
    expect(await profile('Depot phones')).toMatchObject({ devices: 2, arriving: 0, type: 'self-maintained' });
    expect(await servers.control('switchOn', { imei: '490154203237518' })).toMatchObject({
      registered: true,
      by: 'imei',
    });
  });
});
