import { expect, it } from 'vitest';
import { backupLedger } from '../../../src-main/desk/db/backup-ledger.ts';
import { compareWithBackup } from '../../../src-main/desk/db/compare-with-backup.ts';
import { queueMove } from '../../helpers/queue-move.ts';
import {
  addProfile,
  deviceId,
  fill,
  knoxDevice,
  makeTestFolder,
  now,
  openTestWorkspace,
} from './open-test-workspace.ts';

it('counts what a backup lacks, and what waits in it', async () => {
  const folder = makeTestFolder();
  const db = openTestWorkspace(folder);
  await fill(
    db,
    [1, 2, 3].map((n) => knoxDevice(n)),
  );
  addProfile(db, 'p2', 'Kiosks');
  queueMove(db, [deviceId(1)], 'p2');
  const path = backupLedger(db, folder, { now, kind: 'by-hand' });
  expect(compareWithBackup(db, path)).toEqual({ changes: 0, deeds: 0, waiting: 1 });
  queueMove(db, [deviceId(2)], 'p2');
  queueMove(db, [deviceId(3)], 'p2');
  expect(compareWithBackup(db, path)).toEqual({ changes: 2, deeds: 2, waiting: 1 });
});
