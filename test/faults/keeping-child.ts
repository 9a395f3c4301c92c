import { writeSync } from 'node:fs';
import { keepCredentials } from '../../src-main/desk/db/keep-credentials.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { rebuildOverlay } from '../../src-main/desk/db/tables/overlay.ts';
import { credentialsOf, slicesOf } from '../helpers/keep-credentials.ts';
import { createMemorySecrets } from '../helpers/memory-secrets.ts';
import { knoxDevice, testNow } from '../helpers/open-test-db.ts';

/** Keeps so many users and passwords in a folder, over and over, until it is killed; says when it begins and what it kept. */
export type KeepingOrder = { folder: string; devices: number; key: string };

const order = JSON.parse(process.argv[2] ?? '') as KeepingOrder;
const { db } = openWorkspaceDb(order.folder, { appVersion: '0.1.0', now: testNow });
rebuildOverlay(db);
const rows = Array.from({ length: order.devices }, (_, n) => credentialsOf(knoxDevice(n, null).deviceId));
const services = {
  ...{ db, folder: order.folder, workspace: { id: 'w1' }, demo: null, osUser: 'tester', appVersion: '0.1.0' },
  secrets: createMemorySecrets({ 'devices.passwordKey': order.key }),
  clock: { now: () => testNow },
  publish: () => undefined,
  nudge: () => undefined,
};
const signal = new AbortController().signal;
for (let round = 0; ; round += 1) {
  writeSync(1, `begun ${round}\n`);
  const options = { overwrite: true, queue: true, fileName: 'users.csv', signal };
  const { editId } = await keepCredentials(services, slicesOf(rows, 500), options);
  writeSync(1, `kept ${editId}\n`);
}
