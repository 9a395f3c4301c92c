import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { sweepNotes } from '../../src-main/desk/db/tables/batch-notes.ts';
import { testNow } from '../helpers/open-test-db.ts';
import { buildChild, type ChildProgram, endOf } from './child-program.ts';
import { createDice } from './dice.ts';

const KILLS = 12;
const LINES = 20_000;
const SEED = Number(process.env.MUSTER_SEED ?? Date.now() % 1_000_000_000);

let program: ChildProgram;
beforeAll(async () => {
  program = await buildChild('noting-child.ts');
});
afterAll(() => program.remove());

describe('killed while it writes a long delivery note', () => {
  it('has the note before it or the new one, whole and found by its codes, and sweeps the rest', async () => {
    const dice = createDice(SEED);
    const folder = mkdtempSync(join(tmpdir(), 'muster-noting-'));
    let given = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = program.start({ folder, lines: LINES });
      const ended = endOf(child);
      await new Promise((begun) => child.stdout?.once('data', begun));
      await delay(dice(600));
      child.kill('SIGKILL');
      given += (await ended).said.split('given').length - 1;
      expectWhole(folder, { atLeast: given > 0 ? LINES : 0, what: `seed ${SEED}, kill ${kill}` });
    }
    rmSync(folder, { recursive: true, force: true });
  });
});

function expectWhole(folder: string, { atLeast, what }: { atLeast: number; what: string }): void {
  const { db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now: testNow });
  const cells = (sql: string) => db.prepare(sql).raw().get() as number[];
  const [lines = 0, models] = cells('SELECT count(*), count(DISTINCT model) FROM main.batch_lines');
  expect([0, LINES], what).toContain(lines);
  expect(lines, what).toBeGreaterThanOrEqual(atLeast);
  expect([models, cells('SELECT count(*) FROM main.batch_codes')[0]], what).toEqual([lines === 0 ? 0 : 1, lines * 2]);
  while (sweepNotes(db));
  const left = ['note_lines', 'note_codes'].map((table) => cells(`SELECT count(*) FROM main.${table}`)[0]);
  expect(left, what).toEqual([lines, lines * 2]);
  db.close();
}
