import { expect, it } from 'vitest';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { planImport } from '../../../../src-main/desk/features/csv/plan-import.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { fileWith, imeiOf, logged, opened, openImportDesk, tenantOf } from './open-import-desk.ts';

it('tells what each target would do, and does nothing', async () => {
  const test = await openImportDesk(tenantOf([1, 2]));
  insertAttribute(test.services.db, { name: 'Site', type: 'text', at: '' });
  const text = `IMEI;Profile;User ID;Site\n${imeiOf(1)};Kiosk B;ana;Lyon\n${imeiOf(9)};Kiosk B;bo;Nice\n`;
  const { stagedId } = await opened(test, fileWith(text));
  const plan = async (target: Parameters<typeof planImport>[1]['target']) => {
    const { devices, skipped, unknown } = await planImport(test.services, { stagedId, target });
    return [devices, skipped, unknown];
  };
  expect(await plan({ kind: 'selection' })).toEqual([1, 1, 1]);
  expect(await plan({ kind: 'newBatch', name: 'B' })).toEqual([2, 0, 1]);
  expect(await plan({ kind: 'profiles' })).toEqual([1, 1, 1]);
  expect(await plan({ kind: 'credentials', overwrite: true })).toEqual([1, 1, 1]);
  expect(await plan({ kind: 'attributes', overwrite: true })).toEqual([1, 1, 1]);
  expect(logged(test)).toEqual([]);
});

it('knows no file but the one that is held', async () => {
  const { services } = await openImportDesk();
  const plan = () => planImport(services, { stagedId: 'gone', target: { kind: 'selection' } });
  expect(await thrownCode(plan)).toBe('not_found');
});
