import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportLog } from '../../../../src-main/desk/features/activity/export-log.ts';
import { cancelJob } from '../../../../src-main/desk/features/jobs/cancel-job.ts';
import { holdDevices } from '../../../../src-main/desk/features/uploads/hold-devices.ts';
import { verifyFile } from '../../../../src-main/os/verify-file.ts';
import { devicesOutside, move, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { endOfJob } from '../make-test-services.ts';

const headers = Array.from({ length: 16 }, (_, n) => `H${n}`);

let desk: TestDesk;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-export-'));
  desk = await openTestDesk();
  await startSynced(desk);
  const to = profileAt(desk, 1);
  const deviceIds = devicesOutside(desk, to, 40);
  await reaches(desk, move(desk, deviceIds, to), 'done');
  holdDevices(desk.services, { selection: { kind: 'named', deviceIds: deviceIds.slice(0, 3) }, reason: 'broken' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

async function exported(name: string): Promise<string> {
  const file = join(folder, name);
  const { jobId } = await exportLog(desk.services, { form: 'json', file });
  expect(await endOfJob(desk, jobId)).toEqual({ ok: true, detail: null });
  return file;
}

/** As on another machine: another folder, another process, no workspace. */
function verifyElsewhere(path: string): { code: number | null; said: string } {
  const script = resolve('scripts/verify/check-file.mjs');
  const env = { ...process.env, LC_ALL: 'en_GB.UTF-8' };
  const { status, stdout } = spawnSync(process.execPath, [script, path], { cwd: '/', env, encoding: 'utf8' });
  return { code: status, said: stdout };
}

describe('exporting the activity log', () => {
  it('gives a file that another machine finds untouched', async () => {
    const elsewhere = join(mkdtempSync(join(folder, 'elsewhere-')), 'copy.jsonl');
    copyFileSync(await exported('log.jsonl'), elsewhere);
    const { code, said } = verifyElsewhere(elsewhere);
    expect([code, said]).toEqual([0, expect.stringContaining('none altered, none missing')]);
    expect(said).toContain('Workspace “Test depot”');
    const head = desk.db.prepare('SELECT hash FROM activity ORDER BY entry DESC').pluck().get();
    expect(said).toContain(String(head));
  });

  it('fails there when one byte is another', async () => {
    const file = await exported('flipped.jsonl');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"actor":"tester"', '"actor":"tesser"'));
    expect(verifyElsewhere(file)).toEqual({ code: 1, said: 'NOT OK: line 2, entry 1: was altered.\n' });
  });

  it('fails whichever byte of it is another', async () => {
    const bytes = readFileSync(await exported('bytes.jsonl'));
    const path = join(folder, 'one-byte.jsonl');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ mask;
        writeFileSync(path, other);
        let said = '';
        const code = verifyFile(path, 'en', (words) => {
          said = words;
        });
        expect([code, said]).toEqual([1, expect.stringMatching(/^NOT OK: line \d/)]);
      }),
      { numRuns: 150 },
    );
  });

  it('has for each device of a move what it was in and what it is in, and how that ended', async () => {
    const lines = readFileSync(await exported('devices.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    const named = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'devices');
    const moved = named.filter(({ group }) => group !== null).flatMap(({ devices }) => devices);
    expect(moved).toHaveLength(40);
    expect(new Set(moved.map((cells) => cells[4]))).toEqual(new Set(['done']));
    expect(named.at(-1)?.devices).toHaveLength(3);
  });

  it('as CSV holds what the filter lets through', async () => {
    const file = join(folder, 'log.csv');
    const filter = { groups: ['uploads' as const] };
    const { jobId } = await exportLog(desk.services, { form: 'csv', file, filter, headers });
    await endOfJob(desk, jobId);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 3);
    expect(lines.slice(1).every((line) => line.includes('uploads.hold') && line.includes('broken'))).toBe(true);
    const wrong = { form: 'csv' as const, file, filter, headers: ['one'] };
    expect(await thrownCode(() => exportLog(desk.services, wrong))).toBe('input_invalid');
    const { code, said } = verifyElsewhere(file);
    expect([code, said]).toEqual([1, expect.stringContaining('no activity log exported by Muster as JSON')]);
  });

  it('can be cancelled, and then there is no file', async () => {
    const empty = mkdtempSync(join(folder, 'cancelled-'));
    const { jobId } = await exportLog(desk.services, { form: 'json', file: join(empty, 'log.jsonl') });
    cancelJob(desk.services, { jobId });
    expect(await endOfJob(desk, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(empty)).toEqual([]);
  });
});
