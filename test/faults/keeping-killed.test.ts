import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { readCredentials } from '../../src-main/desk/db/read-credentials.ts';
import { countWaiting, readWaitingIds } from '../../src-main/desk/db/tables/device-credentials.ts';
import { rebuildOverlay } from '../../src-main/desk/db/tables/overlay.ts';
import { removeOrphans } from '../../src-main/desk/db/wipe-passwords.ts';
import { credentialsOf } from '../helpers/keep-credentials.ts';
import { createMemorySecrets } from '../helpers/memory-secrets.ts';
import { testNow } from '../helpers/open-test-db.ts';
import { buildChild, type ChildProgram, endOf } from './child-program.ts';
import { createDice } from './dice.ts';

const KILLS = 40;
const DEVICES = 5_000;
const SEED = Number(process.env.MUSTER_SEED ?? Date.now() % 1_000_000_000);

let program: ChildProgram;
beforeAll(async () => {
  program = await buildChild('keeping-child.ts');
});
afterAll(() => program.remove());

describe('killed while it keeps users and passwords (behaviours 5, 6)', () => {
  it('has all of a file or none, each password with its device, and no file that nobody knows', async () => {
    const dice = createDice(SEED);
    const folder = mkdtempSync(join(tmpdir(), 'muster-keeping-'));
    const key = randomBytes(32).toString('base64');
    let kept = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = program.start({ folder, devices: DEVICES, key });
      const ended = endOf(child);
      await new Promise((begun) => child.stdout?.once('data', begun));
      await delay(dice(400));
      child.kill('SIGKILL');
      kept += (await ended).said.split('kept').length - 1;
      await expectWhole({ folder, key, atLeast: kept > 0, what: `seed ${SEED}, kill ${kill}` });
    }
    rmSync(folder, { recursive: true, force: true });
  });
});

type Look = { folder: string; key: string; atLeast: boolean; what: string };

async function expectWhole({ folder, key, atLeast, what }: Look): Promise<void> {
  const { db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now: testNow });
  rebuildOverlay(db);
  removeOrphans({ db, folder });
  const { devices, passwords } = countWaiting(db);
  expect([devices, passwords], what).toEqual(atLeast || devices > 0 ? [DEVICES, DEVICES] : [0, 0]);
  const services = {
    db,
    folder,
    workspace: { id: 'w1' },
    secrets: createMemorySecrets({ 'devices.passwordKey': key }),
  };
  for await (const slice of readCredentials(services, readWaitingIds(db, '', DEVICES)))
    for (const one of slice) expect(one.password, what).toBe(credentialsOf(one.deviceId).password);
  const known = db.prepare('SELECT file FROM main.password_files').pluck().all();
  const found = devices === 0 ? [] : readdirSync(join(folder, 'passwords'));
  expect(found.toSorted(), what).toEqual(known.toSorted());
  db.close();
}
