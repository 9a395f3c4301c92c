import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readIntegration, writeIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { getPreview } from '../../../../src-main/desk/features/handover/get-preview.ts';
import { handOver, openAt } from '../../../helpers/handover-actions.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { queueMove } from '../../../helpers/queue-move.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let [a, b]: [TestDesk, TestDesk] = [] as never;
const ids = (...numbers: number[]): DeviceId[] => numbers.map((n) => knoxDevice(n, null).deviceId);

beforeAll(async () => {
  a = await openTestDesk({ devices: 1 });
  b = await openTestDesk({ simulator: a.simulator, clock: a.clock });
  const numbers = Array.from({ length: 8 }, (_, n) => n);
  await fillCache(
    a.db,
    numbers.map((n) => knoxDevice(n, 'p1')),
    ['p1', 'p2', 'p9'],
  );
  // At the other laptop: 0 is there already, 1 was moved, 2 is wanted elsewhere, 3 is not known, and neither is p9.
  const at: Record<number, string> = { 0: 'p2', 1: 'p3' };
  await fillCache(
    b.db,
    numbers.filter((n) => n !== 3).map((n) => knoxDevice(n, at[n] ?? 'p1')),
    ['p1', 'p2', 'p3'],
  );
  queueMove(b.db, ids(2), 'p3');
});
afterAll(async () => {
  await b.close();
  await a.close();
});

describe('what an opened file holds', { timeout: 60_000 }, () => {
  it('says of each change how its devices stand to what is known and wanted here', async () => {
    queueMove(a.db, ids(0, 1, 2, 3, 4), 'p2');
    queueMove(a.db, ids(5, 6), 'p9');
    const { file } = await handOver(a);
    const openedId = await openAt(b, file);
    const { changes, from } = await getPreview(b.services, { openedId });
    expect(changes[0]).toMatchObject({ unsent: 5, alreadyThere: 1, movedSince: 1, contested: 1, unknown: 1, held: 0 });
    expect(changes[0]).toMatchObject({ profile: 'known', standing: 'new', devices: 5, needs: null });
    expect(changes[1]).toMatchObject({ profile: 'unknown', unsent: 2, movedSince: 0 });
    expect(from).toMatchObject({ person: 'tester', name: 'Test depot', region: 'custom' });
  });

  it('says what about the two workspaces differs, and throws for a file that is held no longer', async () => {
    const { file } = await handOver(a, { name: 'again.muster' });
    const row = readIntegration(b.db);
    if (row) writeIntegration(b.db, { ...row, region: 'eu', ivanti: null });
    b.services.workspace = { ...b.services.workspace, name: 'Van 7' };
    const openedId = await openAt(b, file);
    expect((await getPreview(b.services, { openedId })).differs).toEqual(['region', 'name', 'ivanti']);
    expect(await thrownCode(() => getPreview(b.services, { openedId: 'another' }))).toBe('not_found');
  });
});
