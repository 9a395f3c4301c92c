import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportColumn } from '#shared/domain/csv-import.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { knoxDevice } from '../../db/open-test-workspace.ts';
import { opened, openImportDesk, rowsOf } from './open-import-desk.ts';

const folder = 'test/fixtures/csv';

/** What is expected of a file; a column is a field, `=name` an attribute, `-` ignored; a note is line, column, what, detail. */
type Expected =
  | { error: string; details?: Record<string, unknown> }
  | {
      read: [encoding: string, delimiter: string, header: boolean, dialect: string | null];
      columns: string[];
      counts: { accepted: number; corrected: number; refused: number; known: number };
      rows: [line: number, verdict: string, taken: string][];
      notes: [line: number, column: string | null, what: string, detail: string | null][];
    };

const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, Expected>;
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));

/** What is in the tenant: two devices, one of them with two IMEIs. */
const devices: KnoxDevice[] = [
  knoxDevice(1, { imei: '356938035643809', serial: 'R58N000001A' }),
  knoxDevice(2, { imei: '490154203237518', imei2: '490154203237526', serial: 'R58N000002A' }),
];

function columnText(column: ImportColumn): string {
  if (column.kind === 'field') return column.field;
  return column.kind === 'attribute' ? `=${column.name}` : '-';
}

async function findings(name: string): Promise<Expected> {
  const test = await openImportDesk(devices);
  try {
    const preview = await opened(test, join(folder, name));
    const { encoding, delimiter, header, dialect, columns } = preview.shape;
    const { accepted, corrected, refused, known } = preview;
    const rows = rowsOf(test, preview.stagedId);
    return {
      read: [encoding, delimiter, header, dialect],
      columns: columns.map(columnText),
      counts: { accepted, corrected, refused, known },
      rows: rows.map(({ line, verdict, cells }) => [line, verdict, cells.map((cell) => cell.slice(0, 40)).join('|')]),
      notes: rows.flatMap(({ line, notes }) =>
        notes.map(({ column, what, detail }): [number, string | null, string, string | null] => [
          line,
          column,
          what,
          detail,
        ]),
      ),
    };
  } catch (error) {
    const { code, details } = error as ErrorEnvelope;
    return Object.keys(details).length === 0 ? { error: code } : { error: code, details };
  }
}

describe('importing a damaged file', () => {
  it('is tried with sixty and more of them, each with what is expected of it', () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(expected).sort()).toEqual(files.sort());
  });

  it.each(files)('takes what is good in %s and says what is wrong where', async (name) => {
    expect(await findings(name)).toEqual(expected[name]);
  });
});
