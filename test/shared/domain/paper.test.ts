import { describe, expect, it } from 'vitest';
import {
  batchReportSchema,
  deviceLabelSchema,
  MOST_LABELS,
  pageSizeOf,
  paperSchema,
  sheetSchema,
} from '#shared/domain/paper.ts';

const frame = { locale: 'fr', workspaceName: 'Lyon', printedAt: '2026-11-26T08:00:00.000Z' };
const label = {
  model: 'SM-G556B',
  imei: '351046000031722',
  imei2: null,
  serial: null,
  profileName: null,
  origin: null,
};
const sheet = {
  ...{ profileName: 'Vans', payload: '{}', server: null, userName: null, tokenEnds: 'never', mark: null },
  wifi: 'none' as const,
};
const report = {
  batch: {
    ...{ name: 'L48', depot: '', profileName: null, dueAt: null, state: 'open', noteName: null },
    ...{ createdAt: frame.printedAt, createdBy: 'ana', closedAt: null },
  },
  stages: { expected: 0, scanned: 1, approved: 1, assigned: 0, registered: 0 },
  findings: { missing: 0, extra: 0, doubled: 0, swapped: 0, 'not-approved': 0, 'wrong-profile': 0, unknown: 0 },
  total: 0,
  lines: [],
};
const labels = { ...frame, kind: 'labels', format: 'roll-62', code: 'barcode', start: 0, labels: [label] };
const sheets = { ...frame, kind: 'sheets', size: 'letter', copies: 2, sheets: [sheet] };

describe('what is laid out on paper', () => {
  it('is sheets, labels or a report, on pages of their size', () => {
    expect(pageSizeOf(paperSchema.parse(labels))).toEqual({ width: 62, height: 40 });
    expect(pageSizeOf(paperSchema.parse(sheets))).toEqual({ width: 215.9, height: 279.4 });
    expect(pageSizeOf(paperSchema.parse({ ...frame, kind: 'report', size: 'a4', report }))).toMatchObject({
      width: 210,
    });
    expect([deviceLabelSchema.parse(label), sheetSchema.parse(sheet), batchReportSchema.parse(report)]).toEqual([
      label,
      sheet,
      report,
    ]);
  });

  it.each([
    ['no label', { ...labels, labels: [] }],
    ['more labels than are printed at once', { ...labels, labels: Array(MOST_LABELS + 1).fill(label) }],
    ['labels nobody sells', { ...labels, format: 'avery' }],
    ['no copy', { ...sheets, copies: 0 }],
    ['a thousand copies', { ...sheets, copies: 1000 }],
    ['another kind of paper', { ...sheets, kind: 'https://example.com' }],
    ['paper of a size of its own', { ...sheets, size: 'a0' }],
  ])('is refused with %s', (_why, paper) => {
    expect(paperSchema.safeParse(paper).success).toBe(false);
  });
});
