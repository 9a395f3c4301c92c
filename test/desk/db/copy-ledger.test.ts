import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyLedger } from '../../../src-main/desk/db/copy-ledger.ts';
import { ledgerFile } from '../../../src-main/desk/db/migrate.ts';
import { isSound } from '../../../src-main/desk/db/open-checks.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';
import { flipPages, makeBigWorkspace, pagesOf } from './damage-pages.ts';

it('copies a whole ledger and no damaged one', async () => {
  const { folder, ledger } = await makeBigWorkspace();
  copyLedger(ledger, join(folder, 'copy.db'));
  expect(isSound(join(folder, 'copy.db'), ledgerFile, 'whole')).toBe(true);
  flipPages(ledger, pagesOf(ledger, 'changes').slice(1, 2));
  expect(await thrownCode(() => copyLedger(ledger, join(folder, 'other.db')))).toBe('database_damaged');
});
