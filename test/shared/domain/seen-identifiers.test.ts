import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeenIdentifiers } from '#shared/domain/seen-identifiers.ts';

describe('identifiers that were met', () => {
  it('are told from one another as a map would, whatever they are made of', () => {
    const identifier = fc.oneof(
      fc.stringMatching(/^[0-9A-Z]{1,18}$/),
      fc.stringMatching(/^0{0,3}[01A]{1,4}$/),
      fc.stringMatching(/^[0-9A-Za-z.:-]{1,24}$/),
      fc.constant(''),
    );
    fc.assert(
      fc.property(fc.array(identifier, { maxLength: 300 }), (identifiers) => {
        const seen = createSeenIdentifiers(0);
        const map = new Map<string, number>();
        for (const [at, one] of identifiers.entries()) {
          expect(seen.claim(one, at + 1)).toBe(map.get(one) ?? 0);
          if (!map.has(one)) map.set(one, at + 1);
          const gone = identifiers[Math.floor(at / 2)] ?? '';
          if (at % 3 > 0 || !map.delete(gone)) continue;
          seen.release(gone);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are still known after the table has grown', () => {
    const seen = createSeenIdentifiers(10);
    for (let n = 1; n <= 30_000; n += 1) seen.claim(`R58N${String(n).padStart(7, '0')}`, n);
    for (let n = 1; n <= 30_000; n += 997) expect(seen.claim(`R58N${String(n).padStart(7, '0')}`, 1)).toBe(n);
    expect(seen.claim('R58N0030001', 1)).toBe(0);
  });

  it('keep a mark of 32 bits', () => {
    const seen = createSeenIdentifiers(0);
    seen.claim('A', 2 ** 32 - 1);
    expect(seen.claim('A', 1)).toBe(2 ** 32 - 1);
  });
});
