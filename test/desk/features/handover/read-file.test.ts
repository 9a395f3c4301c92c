import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../../src-main/desk/features/handover/file-envelope.ts';
import { type InRecord, readHandoverFile } from '../../../../src-main/desk/features/handover/read-file.ts';
import { writeHandoverFile } from '../../../../src-main/desk/features/handover/write-file.ts';
import { passphrase } from '../../../helpers/handover-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

const hold = ['d1', 'kept for Lyon', 'then', 'me'];
const signal = new AbortController().signal;
/** As cheap as a header may say: these tests guess a lot. */
const cost = { N: 16_384, r: 1, p: 1 };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-read-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with these lines, whatever is in them. */
async function fileWith(name: string, lines: readonly [string, unknown][]): Promise<string> {
  const file = join(folder, name);
  const records = (async function* () {
    for (const [section, record] of lines) yield { section: section as 'holds', record, weight: 0 };
  })();
  await writeHandoverFile(file, { passphrase, records, cost }, { signal, onProgress: () => undefined });
  return file;
}

async function read(file: string, typed = passphrase): Promise<InRecord[]> {
  const taken: InRecord[] = [];
  await readHandoverFile(file, typed, { signal, onProgress: () => undefined }, (record) => void taken.push(record));
  return taken;
}

describe('reading a hand-over file', () => {
  it('gives its records in order, and passes over sections of later versions', async () => {
    const file = await fileWith('good.muster', [
      ['holds', [hold]],
      ['batches', { name: 'Carton 7' }],
      ['__proto__', {}],
      ['holds', []],
    ]);
    expect(await read(file)).toEqual([
      { section: 'holds', record: [hold] },
      null,
      null,
      { section: 'holds', record: [] },
      { section: 'end', record: { lines: 4 } },
    ]);
  });

  it('refuses another passphrase with one code, and says no more', async () => {
    const file = await fileWith('locked.muster', [['holds', [hold]]]);
    expect(await thrownCode(() => read(file, 'four quiet words Travel'))).toBe('handover_passphrase_wrong');
    expect(await thrownCode(() => read(file, ''))).toBe('handover_passphrase_wrong');
  });

  it('refuses a file that was altered by somebody who made its checksum right again', async () => {
    const file = await fileWith('altered.muster', [['holds', [hold]]]);
    const whole = readFileSync(file);
    const { first, end } = await readEnvelope(file, signal);
    for (const at of [first - 10, first, Math.floor((first + end) / 2), end - 1]) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 1;
      createHash('sha256').update(bent.subarray(0, end)).digest().copy(bent, end);
      writeFileSync(file, bent);
      expect(['handover_passphrase_wrong', 'handover_damaged']).toContain(await thrownCode(() => read(file)));
    }
  });

  it('refuses a record that is not of its section’s form, and a file without its end', async () => {
    const wrong = await fileWith('wrong.muster', [['holds', [['d1', 7, 'then', 'me']]]]);
    expect(await thrownCode(() => read(wrong))).toBe('handover_damaged');
    const short = await fileWith('short.muster', [['end', { lines: 5 }]]);
    expect(await thrownCode(() => read(short))).toBe('handover_damaged');
    const more = await fileWith('more.muster', [['end', { lines: 0 }]]);
    expect(await thrownCode(() => read(more))).toBe('handover_damaged');
  });

  it('says when the file is not there', async () => {
    expect(await thrownCode(() => read(join(folder, 'gone.muster')))).toBe('file_not_readable');
  });

  it('stops when it is cancelled', async () => {
    const file = await fileWith('long.muster', [['holds', [hold]]]);
    const controller = new AbortController();
    const reading = readHandoverFile(file, passphrase, { signal: controller.signal, onProgress: () => undefined }, () =>
      controller.abort(),
    );
    expect(await thrownCode(() => reading)).toBe('cancelled');
  });
});
