import { expect, it } from 'vitest';
import { getImportResult } from '../../../../src-main/desk/features/csv/get-import-result.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { committed, fileWith, imeiOf, opened, openImportDesk, tenantOf } from './open-import-desk.ts';

it('has nothing to tell before something was done', async () => {
  const test = await openImportDesk(tenantOf([1]));
  const { stagedId } = await opened(test, fileWith(`${imeiOf(1)}\n`));
  expect(await thrownCode(() => getImportResult(test.services, { stagedId }))).toBe('not_found');
  const result = await committed(test, stagedId, { kind: 'selection' });
  expect(getImportResult(test.services, { stagedId })).toEqual(result);
});
