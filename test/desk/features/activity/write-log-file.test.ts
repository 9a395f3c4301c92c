import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLogFile } from '../../../../src-main/desk/features/activity/write-log-file.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const parts = [1, 2, 3].map((done) => ({ text: `part ${done}\n`, done }));

describe('writing a file part by part', () => {
  it('puts it in its place when it is whole, and tells how far it is', async () => {
    const target = join(folder, 'log');
    const told: number[] = [];
    const report = (done: number) => {
      told.push(done);
      expect(existsSync(target)).toBe(false);
    };
    await writeLogFile(target, parts, { signal: new AbortController().signal, report });
    expect([readFileSync(target, 'utf8'), told]).toEqual(['part 1\npart 2\npart 3\n', [1, 2, 3]]);
    expect(readdirSync(folder)).toEqual(['log']);
  });

  it('cancelled, leaves what was there and nothing else', async () => {
    const target = join(folder, 'log');
    writeFileSync(target, 'old');
    const controller = new AbortController();
    const report = (done: number) => done === 2 && controller.abort();
    expect(await thrownCode(() => writeLogFile(target, parts, { signal: controller.signal, report }))).toBe(
      'cancelled',
    );
    expect([readFileSync(target, 'utf8'), readdirSync(folder)]).toEqual(['old', ['log']]);
  });

  it('says where it cannot write', async () => {
    const control = { signal: new AbortController().signal, report: () => undefined };
    const target = join(folder, 'no', 'log');
    expect(await thrownCode(() => writeLogFile(target, parts, control))).toBe('file_not_writable');
  });
});
