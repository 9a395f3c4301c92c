import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { behaviourRows, numbersIn, provenBy, tableLine } from './behaviour-table.ts';
import { root } from './source-files.ts';

const path = join(root, 'test', 'behaviours.md');
/** MUSTER_UPDATE=1 writes the column of tests anew. */
const updates = process.env.MUSTER_UPDATE === '1';

describe('the numbers in titles of tests', () => {
  it.each([
    ['extends a token (behaviour 53)', [53]],
    ['(behaviours 31, 32)', [31, 32]],
    ['(behaviours 41 to 44, 46)', [41, 42, 43, 44, 46]],
    ['(behaviours 5 and 103)', [5, 103]],
    ['7 devices of 12', []],
  ])('%s', (title, numbers) => {
    expect(numbersIn(title)).toEqual(numbers);
  });
});

describe('test/behaviours.md', () => {
  it('has every behaviour of the document once, in order', () => {
    const numbers = behaviourRows(readFileSync(path, 'utf8')).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 116 }, (_, index) => index + 1));
  });

  it('names for each number the tests that name it, as they are', () => {
    const text = readFileSync(path, 'utf8');
    const proofs = provenBy();
    let fresh = text;
    for (const row of behaviourRows(text))
      fresh = fresh.replace(row.line, tableLine(row, proofs.get(row.number) ?? []));
    if (updates) writeFileSync(path, fresh);
    else expect(text).toBe(fresh);
  });

  it('leaves no number with neither a test nor a reason', () => {
    const proofs = provenBy();
    const bare = behaviourRows(readFileSync(path, 'utf8'))
      .filter(({ number, reason }) => !proofs.has(number) && reason === '')
      .map(({ number, what }) => `${number} ${what}`);
    expect(bare).toEqual([]);
  });

  it('gives no reason for want of a test where there is one', () => {
    const proofs = provenBy();
    const both = behaviourRows(readFileSync(path, 'utf8')).filter(
      ({ number, reason }) => proofs.has(number) && reason !== '',
    );
    expect(both.map(({ number }) => number)).toEqual([]);
  });
});
