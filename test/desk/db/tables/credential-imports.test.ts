import { afterEach, describe, expect, it } from 'vitest';
import { countImport, countImported, readImported } from '../../../../src-main/desk/db/tables/credential-imports.ts';
import { takeBackFor } from '../../../../src-main/desk/db/tables/device-credentials.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openCredentialsDesk } from '../../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('an import of users and passwords', () => {
  it('knows its devices and how much of it still waits', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    const devices = opened.free.slice(0, 3).sort();
    const { editId } = await keepFor(
      desk,
      devices.map((device) => credentialsOf(device)),
    );
    expect(countImport(desk.db, editId)).toMatchObject({ waiting: 3, underWay: 0, sent: 0 });
    expect(countImport(desk.db, editId + 1)).toBeNull();
    takeBackFor(desk.db, devices.slice(0, 1), '2026-11-22T10:00:00.000Z');
    desk.db.prepare("UPDATE main.device_credentials SET state = 'sent' WHERE device_id = ?").run(devices[1]);
    expect(countImport(desk.db, editId)).toMatchObject({ waiting: 1, underWay: 0, sent: 1 });
    expect(countImported(desk.db, editId)).toBe(3);
    const listed = readImported(desk.db, editId, { after: '', first: 0, count: 2 });
    expect(listed.map(({ deviceId, after, state }) => [deviceId, after, state])).toEqual([
      [devices[0], `user-${devices[0]}`, 'undone'],
      [devices[1], `user-${devices[1]}`, null],
    ]);
    const rest = readImported(desk.db, editId, { after: devices[1] ?? '', first: 0, count: 9 });
    expect(rest.map(({ deviceId }) => deviceId)).toEqual([devices[2]]);
  });
});
