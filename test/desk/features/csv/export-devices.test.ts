import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ParsedInput } from '#shared/contract.ts';
import { deviceColumns } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { exportDevices } from '../../../../src-main/desk/features/csv/export-devices.ts';
import { parseDevicesCsv } from '../../../../src-main/desk/features/csv/parse-devices-csv.ts';
import { cancelJob } from '../../../../src-main/desk/features/jobs/cancel-job.ts';
import { writeValues } from '../../../helpers/edit-devices.ts';
import {
  addProfile,
  deviceId,
  knoxDevice,
  layOverlay,
  makeTestFolder,
  openFilledWorkspace,
} from '../../db/open-test-workspace.ts';
import { endOfJob, makeTestServices } from '../make-test-services.ts';

type Input = ParsedInput<'csv.exportDevices'>;

const nasty = [
  '=HYPERLINK("x")',
  "'quoted",
  '+33 6 12',
  '-5',
  '@a',
  '\ttab',
  '\r\nline',
  '＝1',
  'plain',
  'a,"b"\nc',
  ' blank ',
];

function ask(special: Partial<Input> = {}): Input {
  const columns: Input['columns'] = special.columns ?? ['imei', 'profile', 'tags'];
  return {
    scope: { kind: 'all' },
    columns,
    attributes: [],
    leaving: 'to be deleted',
    form: 'guarded',
    headers: columns.map((column) => column.toUpperCase()),
    file: join(makeTestFolder(), 'devices.csv'),
    ...special,
  };
}

async function exported(db: Awaited<ReturnType<typeof openFilledWorkspace>>, input: Input): Promise<string[][]> {
  const test = makeTestServices(db);
  const { jobId } = await exportDevices(test.services, input);
  expect(await endOfJob(test, jobId)).toEqual({ ok: true, detail: null });
  expect(test.services.jobs.size).toBe(0);
  return parseDevicesCsv(readFileSync(input.file, 'utf8'), input.form).rows;
}

describe('exporting devices', () => {
  for (const form of ['guarded', 'raw'] as const) {
    it(`writes what reading back gives again: ${form}`, async () => {
      const db = await openFilledWorkspace(
        nasty.map((tags, n) => knoxDevice(n, { tags, userName: tags, model: tags })),
      );
      const columns: Input['columns'] = [...deviceColumns];
      const rows = await exported(db, ask({ form, columns }));
      expect(rows.map((row) => row[columns.indexOf('tags')])).toEqual(nasty);
      expect(rows.map((row) => row[columns.indexOf('model')])).toEqual(nasty);
    });
  }

  it('takes all, a profile as it will be, or a selection', async () => {
    const db = await openFilledWorkspace([1, 2, 3].map((n) => knoxDevice(n)));
    addProfile(db, 'p2', 'Kiosks');
    layOverlay(db, [2], 'p2');
    const scopes: [Input['scope'], string[]][] = [
      [{ kind: 'all' }, ['p1', 'Kiosks', 'p1']],
      [{ kind: 'profile', profileId: 'p2' as ProfileId }, ['Kiosks']],
      [{ kind: 'profile', profileId: 'nobody' as ProfileId }, []],
      [{ kind: 'selection', selection: { kind: 'named', deviceIds: [deviceId(3), deviceId(2)] } }, ['Kiosks', 'p1']],
    ];
    for (const [scope, names] of scopes) {
      const rows = await exported(db, ask({ scope }));
      expect(rows.map((row) => row[1])).toEqual(names);
    }
  });

  it('writes the custom attributes chosen as further columns, headed by their names (behaviour 92)', async () => {
    const db = await openFilledWorkspace([1, 2].map((n) => knoxDevice(n)));
    insertAttribute(db, { name: 'Dépôt', type: 'text', at: '' });
    writeValues(db, [deviceId(2)], { name: 'Dépôt', value: '=Lyon' });
    const input = ask({ columns: ['serial'], attributes: ['Dépôt'] });
    expect(await exported(db, input)).toEqual([
      ['R58N000001A', ''],
      ['R58N000002A', '=Lyon'],
    ]);
    const text = readFileSync(input.file, 'utf8');
    expect(text).toContain('SERIAL,Dépôt\r\n');
    expect(text).toContain("R58N000002A,'=Lyon\r\n");
  });

  it('takes the devices of an upload that are not yet approved, those on hold included (behaviour 35)', async () => {
    const states = ['pending', 'unassigned', 'pending', 'assigned'] as const;
    const db = await openFilledWorkspace([
      ...states.map((state, n) => knoxDevice(n, { state, uploadId: 'u1' })),
      knoxDevice(9, { state: 'pending', uploadId: 'u2' }),
    ]);
    db.prepare("INSERT INTO main.holds VALUES (?, 'broken', '', '')").run(deviceId(2));
    const rows = await exported(db, ask({ scope: { kind: 'unapproved', uploadId: 'u1' }, columns: ['serial'] }));
    expect(rows.flat()).toEqual(['R58N000000A', 'R58N000002A']);
  });

  it('keeps the order of the list', async () => {
    const db = await openFilledWorkspace([2, 3, 1].map((n) => knoxDevice(n)));
    const rows = await exported(db, ask({ columns: ['serial'], sort: { column: 'imei', direction: 'desc' } }));
    expect(rows.flat()).toEqual(['R58N000003A', 'R58N000002A', 'R58N000001A']);
  });

  it('answers at once and tells how it goes', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 3000 }, (_, n) => knoxDevice(n)));
    const test = makeTestServices(db);
    const { jobId } = await exportDevices(test.services, ask());
    expect(test.services.jobs.has(jobId)).toBe(true);
    await endOfJob(test, jobId);
    expect(test.events[0]?.payload).toMatchObject({ jobId, kind: 'export', progress: { done: 0, total: 3000 } });
    expect(test.events.at(-1)?.payload).toMatchObject({ progress: { done: 3000, total: 3000 } });
  });

  it('can be cancelled, and then there is no file', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 3000 }, (_, n) => knoxDevice(n)));
    const test = makeTestServices(db);
    const input = ask();
    const { jobId } = await exportDevices(test.services, input);
    expect(cancelJob(test.services, { jobId })).toEqual({ cancelled: true });
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(dirname(input.file))).toEqual([]);
    expect(cancelJob(test.services, { jobId })).toEqual({ cancelled: false });
  });

  it('tells of a file that cannot be written', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    const test = makeTestServices(db);
    const { jobId } = await exportDevices(test.services, ask({ file: join(makeTestFolder(), 'no', 'such.csv') }));
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'file_not_writable', logId: null } });
    expect(test.log).toEqual([]);
  });

  it('tells of an error nobody expected by its place in the log', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    const test = makeTestServices(db);
    const { jobId } = await exportDevices(test.services, ask());
    db.exec('DROP TABLE cache.devices');
    const end = await endOfJob(test, jobId);
    expect(end).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(test.log[0]).toContain('no such table');
  });

  it('is refused when a column has no header', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    const { services } = makeTestServices(db);
    await expect(exportDevices(services, ask({ headers: ['IMEI'] }))).rejects.toMatchObject({ code: 'input_invalid' });
  });
});
