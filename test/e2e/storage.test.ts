import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsEn } from '../../src-renderer/text/errors-en.ts';
import { storageEn } from '../../src-renderer/text/storage-en.ts';
import { syncEn } from '../../src-renderer/text/sync-en.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import {
  electronArguments,
  electronBinary,
  electronEnv,
  type LaunchedMuster,
  launchMuster,
} from './driver/launch-muster.ts';
import { ask, openPage, until, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let userDataDir = '';
const window = () => muster.window;
const workspace = () => join(userDataDir, 'workspaces', 'demo');
const ROUNDS = 5;

beforeAll(async () => {
  userDataDir = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  muster = await launchMuster({ userDataDir, env: { MUSTER_OPEN_DEMO: '1', MUSTER_DEMO_DEVICES: '300' } });
  await until('the desk answers', () =>
    ask(window(), 'sync.getStatus', {}).then(
      () => true,
      () => false,
    ),
  );
  await untilSettled(window());
});
afterAll(async () => {
  await muster.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
});
pictureFailures(() => muster.window);

describe('the app started twice (F19)', () => {
  it(`the second one ends at once and leaves everything to the first, ${ROUNDS} times`, async () => {
    await muster.app.evaluate(({ app }) => {
      Object.assign(globalThis, { seen: 0 });
      app.on('second-instance', () =>
        Object.assign(globalThis, { seen: (globalThis as unknown as { seen: number }).seen + 1 }),
      );
    });
    for (let round = 0; round < ROUNDS; round += 1) {
      const second = spawn(electronBinary(), electronArguments(), { env: electronEnv(userDataDir), stdio: 'ignore' });
      expect(await once(second, 'exit')).toEqual([0, null]);
    }
    expect(await muster.app.evaluate(() => (globalThis as unknown as { seen: number }).seen)).toBe(ROUNDS);
    expect((await ask(window(), 'sync.getStatus', {})).repaired).toBeNull();
  });
});

describe('Settings, Storage', () => {
  it('makes a backup, checks the files, and goes back to the backup with its price named first', async () => {
    await openPage(window(), 'Settings');
    await window().getByRole('button', { name: storageEn.title, exact: true }).click();
    await window().getByRole('button', { name: storageEn.backups.now }).click();
    await window().getByRole('cell', { name: storageEn.backups.kinds['by-hand'] }).waitFor();
    await window().getByRole('button', { name: storageEn.check.now }).click();
    await window().getByText(storageEn.check.doneSound).waitFor();
    await window().getByText(storageEn.check.sound).waitFor();
    await ask(window(), 'attributes.define', { name: 'Shelf', type: 'text' });
    await window()
      .getByRole('button', { name: /^Restore the backup/ })
      .click();
    await window()
      .getByText(/\d entr(y|ies) of the activity log\./)
      .waitFor();
    await window().getByRole('button', { name: storageEn.restore.submit }).click();
    await window().getByText(syncEn.repaired['ledger-chosen']).waitFor();
    expect((await ask(window(), 'attributes.list', {})).attributes).toEqual([]);
    await window().getByText(storageEn.aside.replaced_ledger).waitFor();
    expect(readdirSync(workspace()).filter((name) => /^ledger-replaced-/.test(name))).toHaveLength(1);
  });
});

describe('the ledger deleted while the app runs (F11)', () => {
  it('the window says so within five seconds, and has everything again after Try again', async () => {
    await ask(window(), 'attributes.define', { name: 'Depot', type: 'text' });
    rmSync(join(workspace(), 'ledger.db'));
    await window().getByText(errorsEn.database_replaced.what).waitFor({ timeout: 8_000 });
    await window().getByRole('button', { name: 'Try again' }).click();
    await window().getByText(syncEn.repaired.ledger).waitFor();
    expect((await ask(window(), 'attributes.list', {})).attributes).toMatchObject([{ name: 'Depot' }]);
  });
});
