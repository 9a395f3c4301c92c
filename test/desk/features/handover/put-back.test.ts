import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { putBack } from '../../../../src-main/desk/features/handover/put-back.ts';
import { takeOut } from '../../../../src-main/desk/features/handover/take-out.ts';
import { devicesOutside, move, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { handOver } from '../../../helpers/handover-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { create, listedAs } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;

beforeEach(async () => {
  desk = await openTestDesk({ devices: 120 });
  await startSynced(desk);
  desk.loop.workOffline(true);
});
afterEach(() => desk.close());

const ledger = () => [
  desk.db.prepare('SELECT change_id, state, outcomes, error_code FROM main.changes ORDER BY sequence').all(),
  desk.db.prepare('SELECT * FROM main.change_outcomes ORDER BY 1, 2').all(),
  desk.db.prepare('SELECT * FROM temp.unfinished ORDER BY device_id, sequence').all(),
];

describe('putting back what was taken out', { timeout: 60_000 }, () => {
  it('makes the queue what it was: waiting, held with its reason, and in its place', async () => {
    const [one, two] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, one, 8).filter((_, at) => at < 6);
    const first = move(desk, deviceIds, one);
    move(desk, deviceIds.slice(0, 2), two);
    create(desk, 'Night shift');
    desk.db
      .prepare("INSERT INTO main.change_outcomes VALUES (?, ?, 'conflict', 'changed_on_server', 'E7', ?, 'then')")
      .run(first, deviceIds[5], two);
    desk.db
      .prepare(
        "UPDATE main.changes SET outcomes = json_set(outcomes, '$.waiting', 5, '$.conflict', 1), error_code = 'changed_on_server' WHERE change_id = ?",
      )
      .run(first);
    desk = await desk.reopen();
    const before = ledger();
    const { handoverId } = await handOver(desk);
    takeOut(desk.services, { handoverId });
    expect(listedAs(desk, 'Night shift')).toEqual([]);
    expect(putBack(desk.services, { handoverId })).toEqual({ changes: 3 });
    expect(ledger()).toEqual(before);
    expect(listedAs(desk, 'Night shift')).toHaveLength(1);
    expect(readActivity(desk.db, 1)[0]?.action).toBe('handover.putBack');
    expect(await thrownCode(() => putBack(desk.services, { handoverId }))).toBe('nothing_to_do');
  });

  it('lets it be sent again', async () => {
    const profile = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, profile, 3), profile as ProfileId);
    const { handoverId } = await handOver(desk);
    takeOut(desk.services, { handoverId });
    putBack(desk.services, { handoverId });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(readChange(desk.db, changeId)?.errorCode).toBeNull();
  });
});
