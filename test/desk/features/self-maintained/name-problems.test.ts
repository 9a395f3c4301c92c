import { describe, expect, it } from 'vitest';
import { alreadyThere, problemsOf } from '../../../../src-main/desk/features/self-maintained/name-problems.ts';

describe('what is wrong with a device given by form', () => {
  it('stands at its field; what is about the whole device or an attribute stands at none', () => {
    const note = { cell: 'x', detail: null };
    const problems = [
      { ...note, what: 'imei-check' as const, column: { field: 'imei' as const }, detail: '5' },
      { ...note, what: 'too-long' as const, column: { attribute: 'Site' } },
      { ...note, what: 'cell-without-column' as const, column: null },
    ];
    expect(problemsOf({ ok: false, problems }, 2)).toEqual([
      { device: 2, field: 'imei', reason: 'imei-check', detail: '5' },
      { device: 2, field: null, reason: 'too-long', detail: null },
      { device: 2, field: null, reason: 'cell-without-column', detail: null },
    ]);
    expect(alreadyThere(1)).toEqual({ device: 1, field: null, reason: 'already-there', detail: null });
  });
});
