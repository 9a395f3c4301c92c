import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutRecord } from '../../../../src-main/desk/features/handover/collect-records.ts';
import { writeHandoverFile } from '../../../../src-main/desk/features/handover/write-file.ts';
import { passphrase } from '../../../helpers/handover-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let folder: string;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-handover-'));
  target = join(folder, 'queue.muster');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* records(fail?: () => void): AsyncGenerator<OutRecord> {
  for (let at = 0; at < 100; at += 1) {
    yield { section: 'holds', record: [[`device-${at}`, 'kept for Lyon', 'then', 'me']], weight: 1 };
    if (at === 50) fail?.();
  }
}

const write = (fail?: () => void, signal = new AbortController().signal) => {
  const done: number[] = [];
  const control = { signal, onProgress: (now: number) => void done.push(now) };
  return writeHandoverFile(target, { passphrase, records: records(fail) }, control).then(() => done);
};

describe('writing a hand-over file', () => {
  it('leaves one file that this account alone can read, and nothing in it in the clear but how to open it', async () => {
    expect((await write()).at(-1)).toBe(100);
    expect(readdirSync(folder)).toEqual(['queue.muster']);
    if (process.platform !== 'win32') expect(statSync(target).mode & 0o777).toBe(0o600);
    const text = readFileSync(target, 'latin1');
    expect(text).toMatch(
      /^muster-handover\n.{4}\{"format":"muster-handover","version":1,"kdf":\{"name":"scrypt","N":131072/s,
    );
    expect(text).not.toContain('device');
    expect(text).not.toContain('Lyon');
  });

  it('is never the same twice', async () => {
    await write();
    const first = readFileSync(target);
    await write();
    expect(readFileSync(target)).not.toEqual(first);
  });

  it('leaves what was there when it is cancelled or fails half-way', async () => {
    writeFileSync(target, 'mine');
    const controller = new AbortController();
    expect(await thrownCode(() => write(() => controller.abort(), controller.signal))).toBe('cancelled');
    const broken = () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    expect(await thrownCode(() => write(broken))).toBe('disk_full');
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['queue.muster']);
  });

  it('says when the folder cannot be written to', async () => {
    target = join(folder, 'gone', 'queue.muster');
    expect(await thrownCode(() => write())).toBe('file_not_writable');
  });
});
