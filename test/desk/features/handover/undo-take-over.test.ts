import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { undoTakeOver } from '../../../../src-main/desk/features/handover/undo-take-over.ts';
import { devicesOutside, move, outcomesOf, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { handOver, takeAllOver } from '../../../helpers/handover-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let [a, b]: [TestDesk, TestDesk] = [] as never;

beforeEach(async () => {
  a = await openTestDesk({ devices: 120 });
  b = await openTestDesk({ simulator: a.simulator, clock: a.clock });
  for (const desk of [a, b]) {
    await startSynced(desk);
    desk.loop.workOffline(true);
  }
});
afterEach(async () => {
  await b.close();
  await a.close();
});

describe('undoing a take-over', { timeout: 60_000 }, () => {
  it('leaves what is not sent to the other laptop, and it can be taken over once more', async () => {
    const profile = profileAt(a, 1);
    const [one, two] = devicesOutside(a, profile, 2);
    const changeIds = [one, two].flatMap((id) => (id ? [move(a, [id], profile)] : []));
    const own = move(b, devicesOutside(b, profile, 3).slice(2), profile);
    const { file, handoverId } = await handOver(a);
    await takeAllOver(b, file, { only: changeIds.slice(0, 1) });
    b.loop.workOffline(false);
    await reaches(b, changeIds[0] ?? '', 'done');
    b.loop.workOffline(true);
    await takeAllOver(b, file);
    expect(undoTakeOver(b.services, { handoverId })).toEqual({ changes: 1 });
    expect(changeIds.map((id) => outcomesOf(b, id))).toEqual([{ done: 1 }, { undone: 1 }]);
    expect(readChange(b.db, own)?.errorCode).toBeNull();
    expect(await thrownCode(() => undoTakeOver(b.services, { handoverId }))).toBe('already_sent');
    expect(await takeAllOver(b, file)).toMatchObject({ changes: 1, skipped: 1 });
    expect(outcomesOf(b, changeIds[1] ?? '')).toEqual({ waiting: 1 });
  });
});
