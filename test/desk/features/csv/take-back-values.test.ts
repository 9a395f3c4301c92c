import { expect, it } from 'vitest';
import { findAttribute, insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { takeBackValues } from '../../../../src-main/desk/features/csv/take-back-values.ts';
import { writeValues } from '../../../helpers/edit-devices.ts';
import { deviceId } from '../../db/open-test-workspace.ts';
import { committed, fileWith, imeiOf, opened, openImportDesk, tenantOf } from './open-import-desk.ts';

it('gives devices back what they had, and leaves an attribute that somebody uses meanwhile', async () => {
  const test = await openImportDesk(tenantOf([1, 2]));
  const { db } = test.services;
  insertAttribute(db, { name: 'Floor', type: 'text', at: '' });
  writeValues(db, [deviceId(1)], { name: 'Floor', value: '2' });
  const { stagedId } = await opened(test, fileWith(`IMEI;Site;Floor\n${imeiOf(1)};Lyon;3\n`));
  const { editIds } = await committed(test, stagedId, { kind: 'attributes', overwrite: true });
  writeValues(db, [deviceId(2)], { name: 'Site', value: 'Nice' });
  await takeBackValues(test.services, { editIds, defined: ['Site'] });
  const values = db.prepare('SELECT device_id, name, value FROM main.attribute_values ORDER BY device_id').raw().all();
  expect(values).toEqual([
    [deviceId(1), 'Floor', '2'],
    [deviceId(2), 'Site', 'Nice'],
  ]);
  expect(findAttribute(db, 'Site')).not.toBeNull();
});
