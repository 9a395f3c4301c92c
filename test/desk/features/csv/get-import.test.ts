import { expect, it } from 'vitest';
import { getImport } from '../../../../src-main/desk/features/csv/get-import.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { fileWith, imeiOf, opened, openImportDesk } from './open-import-desk.ts';

it('tells what was found under the id of the job, and of no other', async () => {
  const test = await openImportDesk();
  const preview = await opened(test, fileWith(`${imeiOf(1)}\n`));
  expect(getImport(test.services, { stagedId: preview.stagedId }).rows).toBe(1);
  expect(await thrownCode(() => getImport(test.services, { stagedId: 'another' }))).toBe('not_found');
});

it('lists the profiles a file names, and those there are not', async () => {
  const test = await openImportDesk();
  const file = fileWith(`IMEI;Profile\n${imeiOf(1)};Kiosk A\n${imeiOf(2)};Kiosk Z\n${imeiOf(3)};Kiosk A\n`);
  const { profiles, refused, byReason } = await opened(test, file);
  expect(profiles).toEqual([
    { name: 'Kiosk A', profileId: 'p1', rows: 2 },
    { name: 'Kiosk Z', profileId: null, rows: 1 },
  ]);
  expect([refused, byReason]).toEqual([1, [{ what: 'profile-unknown', rows: 1 }]]);
});
