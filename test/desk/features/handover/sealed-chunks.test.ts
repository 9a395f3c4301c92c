import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChunks, type Seal, sealChunks } from '../../../../src-main/desk/features/handover/sealed-chunks.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

const seal: Seal = { key: randomBytes(32), nonce: randomBytes(7), head: Buffer.from('head'), chunkBytes: 16 };
const TAG = 16;

async function* pieces(...all: Buffer[]): AsyncGenerator<Buffer> {
  yield* all;
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

const sealed = (text: Buffer) => gather(sealChunks(pieces(text), seal));
const opened = async (bytes: Buffer, changes: Partial<Seal> = {}) =>
  Buffer.concat(await gather(openChunks(pieces(bytes), { ...seal, ...changes })));

describe('sealed chunks', () => {
  it('open to what was sealed, whatever its length and however it comes in pieces', async () => {
    const bytes = fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array));
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 5 }), fc.integer({ min: 1, max: 70 }), async (parts, cut) => {
        const whole = Buffer.concat(await gather(sealChunks(pieces(...parts), seal)));
        const again = await gather(openChunks(pieces(whole.subarray(0, cut), whole.subarray(cut)), seal));
        expect(Buffer.concat(again)).toEqual(Buffer.concat(parts));
      }),
    );
  });

  it('give nothing of a chunk in which one bit is another', async () => {
    const whole = Buffer.concat(await sealed(Buffer.from('forty signs of text, two chunks and more')));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const bent = Buffer.from(whole);
        bent[at] = (bent[at] ?? 0) ^ (1 << bit);
        const first = at < seal.chunkBytes + TAG;
        expect(await thrownCode(() => opened(bent))).toBe(first ? 'handover_passphrase_wrong' : 'handover_damaged');
      }),
    );
  });

  it('cannot be left out, doubled, put in another order or cut off', async () => {
    const [one, two, three] = (await sealed(Buffer.alloc(48, 'x'))) as [Buffer, Buffer, Buffer];
    expect(await thrownCode(() => opened(Buffer.concat([one, three])))).toBe('handover_damaged');
    expect(await thrownCode(() => opened(Buffer.concat([one, two, two, three])))).toBe('handover_damaged');
    expect(await thrownCode(() => opened(Buffer.concat([two, one, three])))).toBe('handover_passphrase_wrong');
    expect(await thrownCode(() => opened(Buffer.concat([one, two])))).toBe('handover_damaged');
    expect(await thrownCode(() => opened(Buffer.concat([one, two, three.subarray(0, 3)])))).toBe('handover_damaged');
  });

  it('open under no other key and no other head', async () => {
    const whole = Buffer.concat(await sealed(Buffer.from('text')));
    expect(await thrownCode(() => opened(whole, { key: randomBytes(32) }))).toBe('handover_passphrase_wrong');
    expect(await thrownCode(() => opened(whole, { head: Buffer.from('Head') }))).toBe('handover_passphrase_wrong');
  });
});
