import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PortalFile } from '#shared/domain/portal-file.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { exportPortalFile } from '../../../../src-main/desk/features/csv/export-portal-file.ts';
import { cancelJob } from '../../../../src-main/desk/features/jobs/cancel-job.ts';
import { writeValues } from '../../../helpers/edit-devices.ts';
import { addProfile, deviceId, knoxDevice, makeTestFolder, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { endOfJob } from '../make-test-services.ts';
import { askPortalFile, makePortalServices } from './portal-actions.ts';

async function write(db: WritableDb, content: Partial<PortalFile>) {
  const test = makePortalServices(db);
  const file = join(makeTestFolder(), 'portal.csv');
  const { jobId } = await exportPortalFile(test.services, { ...askPortalFile(content), file });
  const end = await endOfJob(test, jobId);
  const names = readdirSync(dirname(file)).sort();
  return { end, names, text: (name = 'portal.csv') => readFileSync(join(dirname(file), name), 'utf8') };
}

const anna = { userName: 'anna', tags: 'lyon, floor "2"' };

async function openTenant(): Promise<WritableDb> {
  const db = await openFilledWorkspace([knoxDevice(1, anna), knoxDevice(2, { imei: null }), knoxDevice(3, anna)]);
  addProfile(db, 'p1', 'Tablettes, été');
  return db;
}

describe('a file for Samsung’s portal (knox-api 6.2)', () => {
  it('assigns: no header, no mark, commas, cells as they are, quotes only where they are needed, CRLF', async () => {
    const { end, text } = await write(await openTenant(), { kind: 'assign', users: true, tags: true });
    expect(end).toEqual({ ok: true, detail: '1' });
    expect(text()).toBe(
      [
        '353227410000010,"Tablettes, été",anna,,"lyon, floor ""2"""',
        'R58N000002A,"Tablettes, été",,,',
        '353227410000030,"Tablettes, été",anna,,"lyon, floor ""2"""',
        '',
      ].join('\r\n'),
    );
  });

  it('names its columns when asked to', async () => {
    const { text } = await write(await openTenant(), { kind: 'assign', header: true });
    expect(text().split('\r\n')[0]).toBe('IMEI/MEID/Serial number,Profile name');
  });

  it('unassigns and deletes by identifier alone', async () => {
    const db = await openTenant();
    for (const kind of ['unassign', 'delete'] as const) {
      const { text } = await write(db, { kind, users: true, tags: true });
      expect(text()).toBe('353227410000010\r\nR58N000002A\r\n353227410000030\r\n');
    }
  });

  it('lists each user once', async () => {
    const { end, text } = await write(await openTenant(), { kind: 'credentials' });
    expect(end).toMatchObject({ ok: true });
    expect(text()).toBe('anna\r\n');
  });

  it('is split at 10,000 lines into numbered files', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 20_001 }, (_, n) => knoxDevice(n)));
    const { end, names, text } = await write(db, { kind: 'delete', header: true });
    expect(end).toEqual({ ok: true, detail: '3' });
    expect(names).toEqual(['portal-1.csv', 'portal-2.csv', 'portal-3.csv']);
    const lines = names.map((name) => text(name).split('\r\n').slice(0, -1));
    expect(lines.map(({ length }) => length)).toEqual([10_001, 10_001, 2]);
    expect(new Set(lines.map(([header]) => header))).toEqual(new Set(['IMEI/MEID/Serial number']));
    expect(new Set(lines.flatMap((part) => part.slice(1))).size).toBe(20_001);
  });

  it('is refused when a cell would be taken for a formula, and nothing is written (S41)', async () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', ' =']) {
      const tags = `${sign}1+1`;
      const devices = Array.from({ length: 12_000 }, (_, n) =>
        knoxDevice(n, n >= 11_000 && n < 11_003 ? { tags } : {}),
      );
      const db = await openFilledWorkspace(sign === '=' ? devices : devices.slice(10_990, 11_010));
      addProfile(db, 'p1', 'Tablets');
      const { end, names } = await write(db, { kind: 'assign', tags: true });
      const details = { cells: 3, device: knoxDevice(11_000).imei };
      expect(end).toMatchObject({ ok: false, error: { code: 'csv_formula_cells', details } });
      expect(names).toEqual([]);
    }
  });

  it('can be cancelled, and then no part of it is there', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 12_000 }, (_, n) => knoxDevice(n)));
    const test = makePortalServices(db);
    const file = join(makeTestFolder(), 'portal.csv');
    const { jobId } = await exportPortalFile(test.services, { ...askPortalFile({ kind: 'delete' }), file });
    cancelJob(test.services, { jobId });
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it('without a device that can stand in it is not written', async () => {
    const { end, names } = await write(await openFilledWorkspace([knoxDevice(1)]), { kind: 'credentials' });
    expect(end).toMatchObject({ ok: false, error: { code: 'nothing_to_do' } });
    expect(names).toEqual([]);
  });
});

describe('a file for Ivanti', () => {
  it('has the columns of a Self-Maintained file, users and attributes when asked to (behaviours 101, 103)', async () => {
    const db = await openTenant();
    insertAttribute(db, { name: 'Dépôt', type: 'text', at: '' });
    writeValues(db, [deviceId(2)], { name: 'Dépôt', value: 'Lyon' });
    const plain = await write(db, { kind: 'ivanti' });
    expect(plain.text().split('\r\n').slice(0, 3)).toEqual([
      'IMEI Number,Serial Number,Manufacturer',
      '353227410000010,R58N000001A,Samsung',
      ',R58N000002A,Samsung',
    ]);
    const full = await write(db, { kind: 'ivanti', users: true, attributes: ['Dépôt'] });
    expect(full.text().split('\r\n').slice(0, 3)).toEqual([
      'IMEI Number,Serial Number,Manufacturer,Username,Dépôt',
      '353227410000010,R58N000001A,Samsung,anna,',
      ',R58N000002A,Samsung,,Lyon',
    ]);
  });

  it('is refused when an attribute would be taken for a formula (S41)', async () => {
    const db = await openTenant();
    insertAttribute(db, { name: 'Dépôt', type: 'text', at: '' });
    writeValues(db, [deviceId(2)], { name: 'Dépôt', value: '=Lyon' });
    const { end, names } = await write(db, { kind: 'ivanti', attributes: ['Dépôt'] });
    expect(end).toMatchObject({ ok: false, error: { code: 'csv_formula_cells', details: { device: 'R58N000002A' } } });
    expect(names).toEqual([]);
  });
});
