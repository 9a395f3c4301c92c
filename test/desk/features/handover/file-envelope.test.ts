import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandoverHeader } from '#shared/domain/handover-header.ts';
import { encodeHead, readEnvelope } from '../../../../src-main/desk/features/handover/file-envelope.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

const header: HandoverHeader = {
  format: 'muster-handover',
  version: 1,
  kdf: { name: 'scrypt', N: 131_072, r: 8, p: 1, salt: Buffer.alloc(16, 1).toString('base64') },
  cipher: { name: 'aes-256-gcm', chunkBytes: 65_536, nonce: Buffer.alloc(7, 2).toString('base64') },
};

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-envelope-'));
  path = join(folder, 'queue.muster');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file with that header, whole. */
function write(changes: object, sealed = 'sealed bytes'): Buffer {
  const body = Buffer.concat([encodeHead({ ...header, ...changes } as HandoverHeader), Buffer.from(sealed)]);
  const whole = Buffer.concat([body, createHash('sha256').update(body).digest()]);
  writeFileSync(path, whole);
  return whole;
}

const read = () => readEnvelope(path, new AbortController().signal);
const codeFor = (bytes: Buffer | string) => {
  writeFileSync(path, bytes);
  return thrownCode(read);
};

describe('the envelope of a hand-over file', () => {
  it('says how to open it and where the sealed part is', async () => {
    write({});
    const { header: found, head, first, end } = await read();
    expect(found).toEqual(header);
    expect(head).toEqual(encodeHead(header));
    expect(readFileSync(path).subarray(first, end).toString()).toBe('sealed bytes');
  });

  it('tells a file of something else', async () => {
    expect(await codeFor('')).toBe('handover_foreign');
    expect(await codeFor('IMEI Number;Serial\n')).toBe('handover_foreign');
    expect(await codeFor('muster-')).toBe('handover_foreign');
  });

  it('tells a file of a later version, whatever else that has in its header', async () => {
    write({ version: 2, kdf: { name: 'argon2id' } });
    expect(await thrownCode(read)).toBe('handover_newer');
  });

  it('refuses a file in which any one byte is another, or that is cut off anywhere, before a passphrase is tried', async () => {
    const whole = write({});
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bent = Buffer.from(whole);
        bent[at] = (bent[at] ?? 0) ^ flip;
        expect(await codeFor(bent)).toBe(at < 16 ? 'handover_foreign' : 'handover_damaged');
        expect(await codeFor(whole.subarray(0, at))).toBe(at < 16 ? 'handover_foreign' : 'handover_damaged');
      }),
    );
  });

  it('refuses a header whose parameters are not ours', async () => {
    write({ kdf: { ...header.kdf, N: 2 } });
    expect(await thrownCode(read)).toBe('handover_damaged');
  });
});
