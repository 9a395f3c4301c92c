import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import type { ImportPlan, ImportPreview, ImportRow } from '#shared/domain/csv-import.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { ImportColumns } from '../../../../src-renderer/features/csv/ImportColumns.tsx';
import { ImportCounts } from '../../../../src-renderer/features/csv/ImportCounts.tsx';
import { reasonsOf } from '../../../../src-renderer/features/csv/ImportFindings.tsx';
import { ImportPlanView } from '../../../../src-renderer/features/csv/ImportPlanView.tsx';
import { ImportRowDetails } from '../../../../src-renderer/features/csv/ImportRowDetails.tsx';
import { ImportTargets } from '../../../../src-renderer/features/csv/ImportTargets.tsx';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const nothing = () => undefined;
const preview = (changes: Partial<ImportPreview> = {}): ImportPreview => ({
  ...{ stagedId: 's', fileName: 'lyon.csv', headers: ['IMEI', 'Mot de passe', 'C'], rows: 12 },
  shape: {
    ...{ encoding: 'windows-1252', delimiter: ';', header: true, dialect: null },
    columns: [
      { kind: 'field', field: 'imei' },
      { kind: 'field', field: 'password' },
      { kind: 'attribute', name: 'Site' },
    ],
  },
  sample: [['353227410022502', 'hunter2', 'Lyon']],
  ...{ accepted: 9, corrected: 2, refused: 3, known: 7, unknown: 2, byReason: [], profiles: [] },
  ...{ users: 0, passwords: 1, attributes: ['Site'], ...changes },
});

function drawn(part: React.ReactNode, locale = 'en'): string {
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(locale)}>
      <MantineProvider>{part}</MantineProvider>
    </I18nextProvider>,
  );
  return html.replaceAll(/<style[\s\S]*?<\/style>/g, '');
}

const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the first rows of a file', () => {
  const html = drawn(<ImportColumns preview={preview()} onColumns={nothing} />);

  it('stand below what each column is taken for', () => {
    expect(html.match(/<option value="(?:imei|password|attribute)" selected=""/g)).toHaveLength(3);
    expect(html).toContain('Meaning of column C');
    expect(html).toContain('value="Site"');
    expect(words(html)).toContain('353227410022502');
  });

  it('show no password', () => {
    expect(html).not.toContain('hunter2');
    expect(html).toContain('Passwords are not shown.');
  });
});

describe('the counts of a file', () => {
  it('say what is good, corrected, refused and of this tenant; what is none is not said', () => {
    const all = '9 rows are good 2 of them corrected 3 rows refused 7 devices are in this tenant, 2 are not';
    expect(words(drawn(<ImportCounts preview={preview()} />)).trim()).toBe(all);
    const clean = preview({ accepted: 1, corrected: 0, refused: 0, known: 1, unknown: 0 });
    expect(words(drawn(<ImportCounts preview={clean} />)).trim()).toBe('1 row is good 1 device is in this tenant');
  });

  it('of what is said of rows are the most frequent first, refusals apart from corrections', () => {
    const byReason = [
      { what: 'twice' as const, rows: 1 },
      { what: 'cleaned' as const, rows: 9 },
      { what: 'scientific' as const, rows: 2 },
    ];
    const found = preview({ byReason });
    expect(reasonsOf(found, 'refused').map(({ what }) => what)).toEqual(['scientific', 'twice']);
    expect(reasonsOf(found, 'corrected').map(({ what }) => what)).toEqual(['cleaned']);
    expect(reasonsOf(found, 'all').map(({ what }) => what)).toEqual(['cleaned', 'scientific', 'twice']);
  });
});

describe('a row in full', () => {
  const row: ImportRow = {
    ...{ line: 4, verdict: 'refused', cells: ['3,53227E+14', '', 'Lyon'], known: false },
    notes: [{ column: 'IMEI', what: 'scientific', cell: '3,53227E+14', detail: null }],
  };

  it('names the line, each filled cell by its column, and what to do', () => {
    const said = words(drawn(<ImportRowDetails row={row} preview={preview()} />));
    expect(said).toContain('Line 4 Refused IMEI: The spreadsheet has shortened this number');
    expect(said).toContain('IMEI 3,53227E+14 C Lyon');
    expect(said).not.toContain('Not in this tenant');
  });

  it('says of a good one whether its device is here', () => {
    const good = { ...row, verdict: 'accepted' as const, notes: [], known: true };
    expect(words(drawn(<ImportRowDetails row={good} preview={preview()} />, 'fr'))).toContain(
      'Ligne 4 Bonne Dans le compte',
    );
  });
});

describe('what can be done with the rows', () => {
  const draft = { kind: 'credentials' as const, name: '', batchId: null, overwrite: false };
  const html = drawn(<ImportTargets preview={preview()} batches={[]} draft={draft} onDraft={nothing} />);

  it('says why a way is closed, and closes it', () => {
    expect(words(html)).toContain('No column is marked as the profile.');
    expect(words(html)).toContain('There is no open batch.');
    expect(html.match(/<input[^>]*disabled=""/g)).toHaveLength(2);
  });

  it('says where passwords are kept, and that the file has them in the clear', () => {
    expect(words(html)).toContain('Passwords are kept encrypted under the key in this computer’s keychain');
    expect(words(html)).toContain('Where a device has one already');
    const users = drawn(
      <ImportTargets preview={preview({ passwords: 0, users: 3 })} batches={[]} draft={draft} onDraft={nothing} />,
    );
    expect(words(users)).not.toContain('Passwords are kept');
  });
});

describe('the plan of an import', () => {
  const plan: ImportPlan = {
    ...{ devices: 5, skipped: 4, unknown: 1, overwritten: 0 },
    byProfile: [
      {
        ...{ profileId: 'p1' as ProfileId, profileName: 'Vans', move: 5, alreadyThere: 2 },
        cannot: [{ code: 'device_on_hold', devices: 1 }],
      },
    ],
  };

  it('says how many devices go where, and how many are left out and why', () => {
    const said = words(drawn(<ImportPlanView kind="profiles" state={{ plan, error: null }} />));
    expect(said).toContain('5 devices move 1 row names no device of this tenant 3 rows have nothing to do');
    expect(said).toContain('Vans 5 2 1');
    expect(said).toMatch(/1: .*hold/);
  });

  it('says that something is missing, or that it is being counted', () => {
    expect(words(drawn(<ImportPlanView kind="newBatch" state={null} />))).toContain('Something is still missing');
    expect(words(drawn(<ImportPlanView kind="newBatch" state={{ plan: null, error: null }} />))).toContain('Counting');
  });
});
