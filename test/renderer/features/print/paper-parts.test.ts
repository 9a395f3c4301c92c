import { describe, expect, it } from 'vitest';
import { type Paper, paperSchema } from '#shared/domain/paper.ts';
import { pageRule, partsOf } from '../../../../src-renderer/features/print/paper-parts.ts';

const frame = { locale: 'en', workspaceName: 'Lyon', printedAt: '2026-11-26T08:00:00.000Z' };
const sheet = (profileName: string) => ({
  ...{ profileName, payload: '{}', server: null, userName: null, tokenEnds: null, mark: null, wifi: 'none' },
});
const line = {
  ...{ imei: '351046000031722', imei2: null, serial: null, model: null, carton: null, scannedAt: null },
  ...{ profileName: null, findings: [] },
};

function report(lines: number, found = 0): Paper {
  const kinds = ['missing', 'extra', 'doubled', 'swapped', 'not-approved', 'wrong-profile', 'unknown'];
  return paperSchema.parse({
    ...{ ...frame, kind: 'report', size: 'a4' },
    report: {
      batch: {
        ...{ name: 'L48', depot: '', profileName: null, dueAt: null, state: 'open', noteName: null },
        ...{ createdAt: frame.printedAt, createdBy: 'ana', closedAt: null },
      },
      stages: { expected: 0, scanned: 0, approved: 0, assigned: 0, registered: 0 },
      findings: Object.fromEntries(kinds.map((kind, at) => [kind, at < found ? 1 : 0])),
      total: lines,
      lines: Array(lines).fill(line),
    },
  });
}

describe('the pages of paper', () => {
  it('are each sheet as often as it was asked for, copies together', () => {
    const paper = { ...frame, kind: 'sheets', size: 'a4', copies: 2, sheets: [sheet('Vans'), sheet('Kiosks')] };
    const names = partsOf(paperSchema.parse(paper)).map((part) => part.kind === 'sheet' && part.sheet.profileName);
    expect(names).toEqual(['Vans', 'Vans', 'Kiosks', 'Kiosks']);
  });

  it.each([0, 1, 14, 15, 42, 43, 10_000])('have each of %i lines of a report once, in order', (lines) => {
    const parts = partsOf(report(lines));
    let next = 0;
    for (const [at, part] of parts.entries()) {
      expect(part).toMatchObject({ kind: 'report', page: at, pages: parts.length, first: next });
      next += part.kind === 'report' ? part.count : 0;
    }
    expect(next).toBe(lines);
  });

  it('leave more room for findings when there are many', () => {
    const firstOf = (found: number) => partsOf(report(100, found))[0];
    expect(firstOf(7)).toMatchObject({ count: 11 });
    expect(firstOf(1)).toMatchObject({ count: 14 });
  });

  it('have their own size, and margins within', () => {
    expect(pageRule(report(1))).toBe('@page { size: 210mm 297mm; margin: 0; }');
  });
});
