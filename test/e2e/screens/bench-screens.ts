import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DeviceRow } from '#shared/domain/device.ts';
import type { LaunchedMuster } from '../driver/launch-muster.ts';
import { ask, openPage, selectRows, until } from '../driver/person.ts';

/** Takes one picture of the window. */
export type Shoot = (screen: string) => Promise<void>;

const folder = mkdtempSync(join(tmpdir(), 'muster-screens-'));

/** A delivery note with what notes have: a mistyped digit, a shortened number, a box twice. */
function writeNote(name: string, devices: readonly DeviceRow[]): string {
  const rows = devices.map(({ imei, serial, model }) => `="${imei}";${serial};${model};Couriers FR`);
  const [first = ''] = rows;
  rows.splice(4, 0, '3,53227E+14;;SM-G736B;Couriers FR', first);
  rows.push('353227410022504;;SM-G736B;Couriers FR');
  const file = join(folder, name);
  writeFileSync(file, `N° IMEI;Numéro de série;Modèle;Profil\r\n${rows.join('\r\n')}\r\n`, 'latin1');
  return file;
}

/** The system's dialog is answered with this file. */
async function answerWith({ app }: LaunchedMuster, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

async function importNote(muster: LaunchedMuster, batchId: string, file: string): Promise<void> {
  const { window } = muster;
  await answerWith(muster, file);
  const chosen = await ask(window, 'shell.chooseOpenFile', { purpose: 'csv' });
  const { jobId: stagedId } = await ask(window, 'csv.openImport', { file: chosen?.file ?? '' });
  const isDone = (of: 'csv.getImport' | 'csv.getImportResult') => () =>
    ask(window, of, { stagedId }).then(
      () => true,
      () => false,
    );
  await until('the note is read', isDone('csv.getImport'));
  await ask(window, 'csv.commitImport', { stagedId, target: { kind: 'batch', batchId }, mode: 'good-rows' });
  await until('the note is kept', isDone('csv.getImportResult'));
}

/** The sheet's secret is asked for while the servers can be reached: it is kept then. */
export async function prepareSheets(window: Page): Promise<void> {
  const { profiles } = await ask(window, 'profiles.list', {});
  const couriers = profiles.find(({ name }) => name === 'Couriers FR');
  if (!couriers) throw new Error('the depot has no Couriers FR');
  await ask(window, 'tokens.revealPayload', { profileId: couriers.profileId, withWifi: false, checksum: null });
}

/** Two batches: one half scanned, with something of everything in it, and one that has only a name; three rules. */
export async function prepareBench(muster: LaunchedMuster): Promise<void> {
  const { window } = muster;
  const { profiles } = await ask(window, 'profiles.list', {});
  const idOf = (wanted: string) => profiles.find(({ name }) => name === wanted)?.profileId ?? null;
  const devicesOf = async (filter: object, count: number) => {
    const view = { filter, sort: { column: 'serial', direction: 'desc' } } as const;
    return (await ask(window, 'devices.getWindow', { view, first: 0, count })).rows.filter(({ imei }) => imei !== null);
  };
  const noted = await devicesOf({ states: ['unassigned'] }, 30);
  const pending = await devicesOf({ states: ['pending'] }, 2);
  const elsewhere = await devicesOf({ profileId: idOf('Field engineers UK') }, 2);
  const form = { name: 'Pallet 14', depot: 'Lyon', profileId: idOf('Couriers FR'), dueAt: '2026-12-04' };
  const { batchId } = await ask(window, 'batches.create', { form });
  await importNote(muster, batchId, writeNote('bon de livraison 14.csv', [...noted.slice(0, 24), ...pending]));
  const scanned = [...noted.slice(0, 17), ...noted.slice(26, 28), ...pending.slice(0, 1), ...elsewhere.slice(0, 1)];
  for (const { imei } of scanned) await ask(window, 'batches.scan', { batchId, text: imei ?? '' });
  await ask(window, 'batches.scan', { batchId, text: '353227410022504' });
  await ask(window, 'batches.create', { form: { name: 'Pallet 15', depot: 'Nantes', profileId: null, dueAt: null } });
  const rules = [
    ['SM-X', 'Kiosk tablets'],
    ['SM-G', 'Field engineers UK'],
  ] as const;
  for (const [pattern, profile] of rules) {
    const profileId = idOf(profile);
    if (profileId !== null)
      await ask(window, 'rules.create', { form: { subject: 'model', how: 'begins', pattern, profileId } });
  }
  await answerWith(muster, writeNote('livraison 15.csv', noted));
}

/** Batches, scanning, a file that is imported, files that are written, paper, and rules. */
export async function shootBench(window: Page, shoot: Shoot): Promise<void> {
  const dialog = window.getByRole('dialog');
  const leave = async () => {
    await window.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  await openPage(window, 'Batches|Lots');
  await window.getByRole('button', { name: 'Pallet 14' }).waitFor();
  await shoot('batches');
  await window.getByRole('button', { name: 'Pallet 14' }).click();
  await window.getByRole('grid').waitFor();
  await shoot('batch');
  await window.getByText(/^(Scan|Scanner)$/).click();
  await window.locator('[data-scan-field]').waitFor();
  await window.keyboard.type('353227410022504');
  await window.keyboard.press('Enter');
  await window.locator('[data-verdict="bad-check-digit"]').waitFor();
  await shoot('scan');
  await window.getByRole('button', { name: /^(Print|Imprimer)…$/ }).click();
  await dialog.getByRole('region', { name: /^(Preview|Aperçu)$/ }).waitFor();
  await shoot('print-report');
  await dialog
    .getByText(/^(Labels|Étiquettes)$/)
    .first()
    .click();
  await shoot('print-labels');
  await dialog
    .getByText(/^(QR sheet|Feuille QR)$/)
    .first()
    .click();
  await shoot('print-sheet');
  await leave();
  await openPage(window, 'Devices|Appareils');
  await window.getByRole('button', { name: /^(Import CSV|Importer un CSV)…$/ }).click();
  await dialog.getByRole('button', { name: /^(Choose a file|Choisir un fichier)…$/ }).click();
  await dialog.getByRole('button', { name: /^(Next|Suivant)$/ }).waitFor();
  await shoot('import');
  await dialog.getByRole('button', { name: /^(Next|Suivant)$/ }).click();
  await shoot('import-use');
  await leave();
  await selectRows(window, 0, 5);
  await window
    .getByRole('button', { name: /^(Download as CSV|Télécharger en CSV)/ })
    .last()
    .click();
  await dialog.getByRole('combobox').first().waitFor();
  await shoot('export');
  await leave();
  await window.keyboard.press('Escape');
  await openPage(window, 'Settings|Paramètres');
  await window.getByRole('button', { name: /^(Rules|Règles)$/ }).click();
  await shoot('rules');
  await window.getByRole('button', { name: /^(Propose profiles|Proposer des profils)/ }).click();
  await dialog.getByRole('region').first().waitFor();
  await shoot('rules-propose');
  await leave();
}
