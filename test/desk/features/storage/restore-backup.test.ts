import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { listBackups } from '../../../../src-main/desk/db/backup-ledger.ts';
import { listSetAside } from '../../../../src-main/desk/db/set-aside.ts';
import { backUp } from '../../../../src-main/desk/features/storage/back-up.ts';
import { restoreBackup } from '../../../../src-main/desk/features/storage/restore-backup.ts';
import {
  approvedDevices,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  startSynced,
  synced,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('going back to a backup', () => {
  it('keeps the ledger of today, and sends nothing again that was sent since', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const deviceIds = approvedDevices(desk, profileAt(desk, 1)).slice(0, 3);
    desk.loop.workOffline(true);
    const changeId = move(desk, deviceIds, profileAt(desk, 2));
    await backUp(desk.services);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    const name = listBackups(desk.folder, desk.clock.now())[0]?.name ?? '';
    restoreBackup(desk.services, { name });
    expect(desk.log).toContain('warn starts anew');
    desk = await desk.reopen();
    expect(listSetAside(desk.folder)).toMatchObject([{ file: 'ledger', why: 'replaced' }]);
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 3 });
    desk.loop.begin();
    desk.loop.workOffline(false);
    await synced(desk);
    expect(outcomesOf(desk, changeId)).toEqual({ done: 3 });
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
  });

  it('is refused for a backup that is not there, and nothing is noted', async () => {
    desk = await openTestDesk({ devices: 5 });
    expect(await thrownCode(() => restoreBackup(desk.services, { name: 'ledger-none.db' }))).toBe('not_found');
    expect(existsSync(join(desk.folder, 'restore-wanted'))).toBe(false);
    expect(desk.log).toEqual([]);
  });
});
