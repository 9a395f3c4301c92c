import { expect, it } from 'vitest';
import { discardImport } from '../../../../src-main/desk/features/csv/discard-import.ts';
import { getImport } from '../../../../src-main/desk/features/csv/get-import.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { fileWith, imeiOf, opened, openImportDesk } from './open-import-desk.ts';

it('forgets the file and its rows, and leaves another one alone', async () => {
  const test = await openImportDesk();
  const preview = await opened(test, fileWith(`${imeiOf(1)}\n${imeiOf(2)}\n`));
  await discardImport(test.services, { stagedId: 'another' });
  expect(getImport(test.services, preview).rows).toBe(2);
  await discardImport(test.services, preview);
  expect(await thrownCode(() => getImport(test.services, preview))).toBe('not_found');
  expect(test.services.db.prepare('SELECT count(*) FROM staged.import_rows').pluck().get()).toBe(0);
});
