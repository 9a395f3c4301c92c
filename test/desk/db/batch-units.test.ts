import { describe, expect, it } from 'vitest';
import { findingsOf, joinScans, unitsWith } from '../../../src-main/desk/db/batch-units.ts';
import { type MatchedScan, unitBits } from '../../../src-main/desk/db/tables/batch-match.ts';

const note = (lines: number[], rows: number[]) => ({
  lines: Int32Array.from(lines),
  rows: Int32Array.from(rows),
  flags: new Uint8Array(lines.length),
});
const scan = (changes: Partial<MatchedScan>): MatchedScan => ({
  ...{ scan: 1, row: 0, flags: 0, kept: 1, byImei: 0, byImei2: 0, bySerial: 0 },
  ...changes,
});

describe('joining scans with a note', () => {
  it('gives a scan to the first line that has one of its codes, else to the line of its device', () => {
    const units = joinScans(note([2, 5, 9], [10, 0, 30]), [
      scan({ scan: 1, bySerial: 5, row: 20 }),
      scan({ scan: 2, row: 30 }),
      scan({ scan: 3, row: 40 }),
      scan({ scan: 4, row: 40 }),
    ]);
    expect([...units.lines]).toEqual([2, 5, 9, 0]);
    expect([...units.scans]).toEqual([0, 1, 2, 3]);
    expect([...units.rows]).toEqual([10, 20, 30, 40]);
    expect(unitsWith(units, 'missing')).toEqual([0]);
    expect(unitsWith(units, 'extra')).toEqual([3]);
    expect(unitsWith(units, undefined)).toEqual([0, 1, 2, 3]);
  });

  it('leaves the note it was given as it was', () => {
    const given = note([2, 3], [1, 2]);
    joinScans(given, [scan({ byImei: 2, bySerial: 3 })]);
    expect([...given.flags]).toEqual([0, 0]);
  });

  it('tells findings in the order they have everywhere', () => {
    const all = unitBits.doubled | unitBits.swapped | unitBits.pending | unitBits.elsewhere;
    const units = joinScans({ ...note([2], [0]), flags: Uint8Array.from([all]) }, []);
    expect(findingsOf(units, 0)).toEqual(['missing', 'doubled', 'swapped', 'not-approved', 'wrong-profile', 'unknown']);
    expect(units.figures.findings).toEqual({
      ...{ missing: 1, extra: 0, doubled: 1, swapped: 1 },
      ...{ 'not-approved': 1, 'wrong-profile': 1, unknown: 1 },
    });
  });
});
