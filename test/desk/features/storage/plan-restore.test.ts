import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { listBackups } from '../../../../src-main/desk/db/backup-ledger.ts';
import { backUp } from '../../../../src-main/desk/features/storage/back-up.ts';
import { planRestore } from '../../../../src-main/desk/features/storage/plan-restore.ts';
import { approvedDevices, move, profileAt, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the plan of going back to a backup', () => {
  it('says what was done since, and what waited then', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const [first, second] = approvedDevices(desk, profileAt(desk, 1));
    move(desk, first ? [first] : [], profileAt(desk, 2));
    await backUp(desk.services);
    const name = listBackups(desk.folder, desk.clock.now())[0]?.name ?? '';
    move(desk, second ? [second] : [], profileAt(desk, 2));
    expect(planRestore(desk.services, { name })).toMatchObject({
      ...{ backup: { name, kind: 'by-hand' }, changes: 1, deeds: 1, waiting: 1 },
    });
  });

  it('is not drawn of a backup that is gone or damaged', async () => {
    desk = await openTestDesk({ devices: 5 });
    await backUp(desk.services);
    const name = listBackups(desk.folder, desk.clock.now())[0]?.name ?? '';
    expect(await thrownCode(() => planRestore(desk.services, { name: 'ledger-none.db' }))).toBe('not_found');
    writeFileSync(join(desk.folder, 'backups', name), 'scratched');
    expect(await thrownCode(() => planRestore(desk.services, { name }))).toBe('backup_unusable');
  });
});
