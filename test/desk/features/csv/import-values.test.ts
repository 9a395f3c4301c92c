import { describe, expect, it } from 'vitest';
import { findAttribute, insertAttribute, readValues } from '../../../../src-main/desk/db/tables/attributes.ts';
import { commitImport } from '../../../../src-main/desk/features/csv/commit-import.ts';
import { planImport } from '../../../../src-main/desk/features/csv/plan-import.ts';
import { undoEdit } from '../../../../src-main/desk/features/devices/undo-edit.ts';
import { writeValues } from '../../../helpers/edit-devices.ts';
import { deviceId } from '../../db/open-test-workspace.ts';
import { endOfJob } from '../make-test-services.ts';
import {
  committed,
  fileWith,
  type ImportDesk,
  imeiOf,
  logged,
  opened,
  openImportDesk,
  tenantOf,
} from './open-import-desk.ts';

const text = `IMEI;Site;Age\n${imeiOf(1)};Lyon;07\n${imeiOf(2)};Nice;old\n${imeiOf(3)};;\n${imeiOf(9)};Paris;1\n`;

async function openDesk(): Promise<ImportDesk> {
  const test = await openImportDesk(tenantOf([1, 2, 3]));
  insertAttribute(test.services.db, { name: 'age', type: 'number', at: '' });
  return test;
}

const valuesOf = ({ services }: ImportDesk, ...numbers: number[]) =>
  numbers.map((n) => readValues(services.db, deviceId(n)).map(({ name, value }) => `${name}=${value}`));

describe('custom attributes from a file (behaviours 92, 115)', () => {
  it('give each device the values of its row; one that is not defined here is, as text', async () => {
    const test = await openDesk();
    const { stagedId } = await opened(test, fileWith(text));
    const target = { kind: 'attributes', overwrite: false } as const;
    const plan = { devices: 2, skipped: 2, unknown: 1, overwritten: 0 };
    expect(await planImport(test.services, { stagedId, target })).toMatchObject(plan);
    const result = await committed(test, stagedId, target);
    expect(result).toMatchObject({ devices: 2, skipped: 2 });
    expect(valuesOf(test, 1, 2, 3)).toEqual([['age=7', 'Site=Lyon'], ['Site=Nice'], []]);
    expect(findAttribute(test.services.db, 'Site')?.type).toBe('text');
    expect(logged(test).map(({ action, facts }) => [action, facts.name, facts.devices])).toEqual([
      ['attributes.define', 'Site', undefined],
      ['attributes.import', 'Site', 2],
      ['attributes.import', 'age', 1],
    ]);
  });

  it('overwrite what a device has, or fill only what is empty', async () => {
    for (const overwrite of [true, false]) {
      const test = await openDesk();
      insertAttribute(test.services.db, { name: 'Site', type: 'text', at: '' });
      writeValues(test.services.db, [deviceId(1)], { name: 'Site', value: 'Metz' });
      const { stagedId } = await opened(test, fileWith(text));
      const target = { kind: 'attributes', overwrite } as const;
      expect(await planImport(test.services, { stagedId, target })).toMatchObject({ overwritten: overwrite ? 1 : 0 });
      await committed(test, stagedId, target);
      expect(valuesOf(test, 1)[0]).toContain(overwrite ? 'Site=Lyon' : 'Site=Metz');
    }
  });

  it('can be taken back, attribute by attribute', async () => {
    const test = await openDesk();
    const { stagedId } = await opened(test, fileWith(text));
    const { editIds } = await committed(test, stagedId, { kind: 'attributes', overwrite: true });
    expect(editIds).toHaveLength(2);
    for (const editId of editIds) await undoEdit(test.services, { editId });
    expect(valuesOf(test, 1, 2)).toEqual([[], []]);
  });

  it('are taken back when the import is cancelled on its way, and what was defined for it', {
    timeout: 60_000,
  }, async () => {
    const numbers = Array.from({ length: 9_000 }, (_, n) => n);
    const test = await openImportDesk(tenantOf(numbers));
    const { db, jobs } = test.services;
    const rows = numbers.map((n) => `${imeiOf(n)};site ${n}`).join('\n');
    const { stagedId } = await opened(test, fileWith(`IMEI;Site\n${rows}\n`));
    const target = { kind: 'attributes', overwrite: true } as const;
    const { jobId } = await commitImport(test.services, { stagedId, target, mode: 'good-rows' });
    const count = () => db.prepare('SELECT count(*) FROM main.attribute_values').pluck().get() as number;
    while (count() === 0) await new Promise((resolve) => setImmediate(resolve));
    jobs.get(jobId)?.abort();
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect([count(), findAttribute(db, 'Site')]).toEqual([0, null]);
    expect(logged(test).at(-1)?.action).toBe('attributes.delete');
  });

  it('has nothing to do when every device has its values', async () => {
    const test = await openDesk();
    const { stagedId } = await opened(test, fileWith(text));
    const target = { kind: 'attributes', overwrite: true } as const;
    await committed(test, stagedId, target);
    await expect(committed(test, stagedId, target)).rejects.toMatchObject({ code: 'nothing_to_do' });
  });
});
