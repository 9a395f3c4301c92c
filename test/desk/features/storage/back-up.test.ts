import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '../../../../src-main/desk/db/backup-ledger.ts';
import { backUp } from '../../../../src-main/desk/features/storage/back-up.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ devices: 5 });
});
afterEach(() => desk.close());

describe('backing up by hand', () => {
  it('answers when the copy is there, and the list shows it', async () => {
    await backUp(desk.services);
    expect(listBackups(desk.folder, desk.clock.now())).toMatchObject([{ kind: 'by-hand' }]);
    expect(desk.changedTables()).toContain('storage');
    expect(desk.log.join()).toContain('backup made in ');
  });

  it('says when the folder cannot take it', async () => {
    writeFileSync(join(desk.folder, 'backups'), 'in the way');
    expect(await thrownCode(() => backUp(desk.services))).toBe('file_not_writable');
  });
});
