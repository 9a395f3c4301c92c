import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIntegration, writeIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import type { OutRecord } from '../../../../src-main/desk/features/handover/collect-records.ts';
import { getPreview } from '../../../../src-main/desk/features/handover/get-preview.ts';
import { openFile } from '../../../../src-main/desk/features/handover/open-file.ts';
import { writeHandoverFile } from '../../../../src-main/desk/features/handover/write-file.ts';
import { handOver, openAt, passphrase } from '../../../helpers/handover-actions.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { queueMove } from '../../../helpers/queue-move.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
let file: string;

beforeAll(async () => {
  desk = await openTestDesk({ devices: 1 });
  const devices = Array.from({ length: 5 }, (_, n) => knoxDevice(n, 'p1'));
  await fillCache(desk.db, devices, ['p1', 'p2']);
  queueMove(
    desk.db,
    devices.map(({ deviceId }) => deviceId),
    'p2',
  );
  ({ file } = await handOver(desk));
});
afterAll(() => desk.close());

const held = () => desk.db.prepare('SELECT count(*) FROM temp.opened_changes').pluck().get();

/** A file with these changes, written by whoever knows the passphrase. */
async function forged(change: object, targets: string): Promise<string> {
  const path = join(desk.folder, 'forged.muster');
  const customerId = readIntegration(desk.db)?.customerId ?? '';
  const at = '2026-11-22T10:00:00.000Z';
  const known = {
    handoverId: 'h',
    region: 'us',
    name: 'n',
    hasIvanti: false,
    machine: 'm',
    person: 'p',
    appVersion: '9',
  };
  const whole = {
    ...{ changeId: 'c', intent: { kind: 'move', profileId: 'p2' }, basedOn: null, profileName: 'p2', devices: 1 },
    ...{ attempts: 0, errorCode: null, errorId: null, reverses: null, createdAt: at, appVersion: '9', ...change },
  };
  const records = (async function* (): AsyncGenerator<OutRecord> {
    yield { section: 'workspace', record: { ...known, customerId, at }, weight: 0 };
    yield { section: 'change', record: whole, weight: 0 };
    yield { section: 'targets', record: { changeId: 'c', piece: targets }, weight: 0 };
  })();
  const control = { signal: new AbortController().signal, onProgress: () => undefined };
  await writeHandoverFile(path, { passphrase, records, cost: { N: 16_384, r: 1, p: 1 } }, control);
  return path;
}

describe('opening a hand-over file', { timeout: 60_000 }, () => {
  it('holds what is in it under the job’s id, and nothing is in the queue yet', async () => {
    const openedId = await openAt(desk, file);
    expect((await getPreview(desk.services, { openedId })).changes).toHaveLength(1);
    expect(desk.db.prepare('SELECT count(*) FROM main.changes').pluck().get()).toBe(1);
  });

  it('keeps nothing of a file that does not open', async () => {
    await openAt(desk, file);
    expect(await thrownCode(() => openAt(desk, file, 'quite another passphrase'))).toBe('handover_passphrase_wrong');
    expect(held()).toBe(0);
    const cut = join(desk.folder, 'cut.muster');
    writeFileSync(cut, readFileSync(file).subarray(0, -5));
    expect(await thrownCode(() => openAt(desk, cut))).toBe('handover_damaged');
    expect(await thrownCode(() => openAt(desk, join(desk.folder, 'gone.muster')))).toBe('file_not_readable');
  });

  it('refuses a file of another Knox customer', async () => {
    const other = await openTestDesk({ devices: 1 });
    const row = readIntegration(other.db);
    if (row) writeIntegration(other.db, { ...row, customerId: '7654321' });
    expect(await thrownCode(() => openAt(other, file))).toBe('handover_other_tenant');
    await other.close();
  });

  it('needs a connection, for devices mean something within one tenant only', async () => {
    const blank = await openTestDesk({ devices: 1, connected: false });
    expect(await thrownCode(() => openFile(blank.services, { file, passphrase }))).toBe('not_connected');
    await blank.close();
  });

  it.each([
    ['names fewer devices than it says', { devices: 2 }, '[["p1",["d1"]]]'],
    ['has devices that are no ids', {}, '[["p1",[{"d1":1}]]]'],
    ['has a list that is none', {}, '{"p1":["d1"]}'],
    ['has a list that is cut off', {}, '[["p1",["d1"'],
    ['has a base that is none', {}, '[[7,["d1"]]]'],
    [
      'is of a profile and does not say how that stood',
      { intent: { kind: 'delete-profile', profileId: 'p2' } },
      '[[null,["profile:p2"]]]',
    ],
    [
      'is of one profile and names another',
      { intent: { kind: 'delete-profile', profileId: 'p2' }, basedOn: '{"content":null,"token":null,"userId":null}' },
      '[[null,["profile:p9"]]]',
    ],
  ])('refuses a change that %s, whoever wrote it', async (_, change, targets) => {
    const path = await forged(change, targets);
    expect(await thrownCode(() => openAt(desk, path))).toBe('handover_damaged');
  });

  it('takes a change that is whole', async () => {
    await openAt(desk, await forged({}, '[["p1",["d1"]]]'));
    expect(held()).toBe(1);
  });
});
