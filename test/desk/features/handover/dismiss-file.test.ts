import { expect, it } from 'vitest';
import { dismissFile } from '../../../../src-main/desk/features/handover/dismiss-file.ts';
import { getPreview } from '../../../../src-main/desk/features/handover/get-preview.ts';
import { handOver, openAt } from '../../../helpers/handover-actions.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk } from '../../../helpers/open-test-desk.ts';
import { queueMove } from '../../../helpers/queue-move.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

it('forgets the opened file', { timeout: 60_000 }, async () => {
  const desk = await openTestDesk({ devices: 1 });
  await fillCache(desk.db, [knoxDevice(1, 'p1')], ['p1', 'p2']);
  queueMove(desk.db, [knoxDevice(1, 'p1').deviceId], 'p2');
  const openedId = await openAt(desk, (await handOver(desk)).file);
  dismissFile(desk.services);
  expect(await thrownCode(() => getPreview(desk.services, { openedId }))).toBe('not_found');
  expect(desk.db.prepare('SELECT count(*) FROM temp.opened_changes').pluck().get()).toBe(0);
  await desk.close();
});
