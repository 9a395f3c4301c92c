import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '../../../../src-main/desk/db/backup-ledger.ts';
import { rescueLedger } from '../../../../src-main/desk/features/storage/rescue-ledger.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ devices: 5 });
});
afterEach(() => desk.close());

describe('a ledger whose file is gone', () => {
  it('is saved from the connection that still has it', () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(desk.folder, `ledger.db${suffix}`), { force: true });
    const name = rescueLedger(desk.services);
    expect(listBackups(desk.folder, desk.clock.now())).toMatchObject([{ name, kind: 'rescued' }]);
  });

  it('that cannot be saved is told in the log', () => {
    writeFileSync(join(desk.folder, 'backups'), 'in the way');
    expect(rescueLedger(desk.services)).toBeNull();
    expect(desk.log.join()).toContain('the ledger could not be saved');
  });
});
