import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { openScanDesk, type ScanDesk } from '../helpers/open-scan-desk.ts';
import { ledgerFaults } from './check-ledger.ts';
import { buildChild, type ChildProgram } from './child-program.ts';
import { createDice } from './dice.ts';
import type { ScanningOrder, ScanTold } from './scanning-child.ts';

const KILLS = 25;
const SEED = Number(process.env.MUSTER_SEED ?? Date.now() % 1_000_000_000);

let program: ChildProgram;
let desk: ScanDesk;
beforeAll(async () => {
  program = await buildChild('scanning-child.ts');
  desk = await openScanDesk();
  desk.addBatch('b1', { profileId: 'p1' });
  desk.kill();
});
afterAll(async () => {
  program.remove();
  await desk.close();
});

/** Lets a child scan until it is killed at any moment; answers what it was told is kept. */
async function killOne(from: number, worksOn: number): Promise<ScanTold[]> {
  const { baseUrl, credentials } = desk.simulator;
  const order: ScanningOrder = { folder: desk.folder, simulator: { baseUrl, credentials }, from };
  const child = program.start(order);
  const told: ScanTold[] = [];
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  lines.on('line', (line) => {
    told.push(JSON.parse(line) as ScanTold);
    if (told.length > worksOn) child.kill('SIGKILL');
  });
  await Promise.all([
    new Promise((done) => child.once('exit', done)),
    new Promise((done) => lines.once('close', done)),
  ]);
  expect(child.signalCode).toBe('SIGKILL');
  return told;
}

it(`keeps every scan that was answered, and its undo, over ${KILLS} kills (seed ${SEED})`, async () => {
  const dice = createDice(SEED);
  const promised = new Map<number, ScanTold>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (const one of await killOne(1_000 * (kill + 1), dice(40))) promised.set(one.scan, one);
    const { db } = openWorkspaceDb(desk.folder, { appVersion: '0.1.0', now: new Date() });
    const kept = db
      .prepare('SELECT scan, text, verdict, undone FROM main.batch_scans ORDER BY scan')
      .all() as ScanTold[];
    const faults = ledgerFaults(db);
    db.close();
    expect(faults).toEqual([]);
    const found = kept.filter(({ scan }) => promised.has(scan));
    // One more may be written and not yet told, and one taken back.
    expect(kept.length - found.length).toBeLessThanOrEqual(kill + 1);
    const differ = found.filter((one) => {
      const { text, verdict, undone } = promised.get(one.scan) as ScanTold;
      return one.text !== text || one.verdict !== verdict || one.undone < undone;
    });
    expect(differ).toEqual([]);
    expect(found).toHaveLength(promised.size);
  }
  expect(promised.size).toBeGreaterThan(KILLS);
});
