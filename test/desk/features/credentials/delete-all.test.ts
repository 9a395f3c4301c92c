import { afterEach, describe, expect, it } from 'vitest';
import { countWaiting } from '../../../../src-main/desk/features/credentials/count-waiting.ts';
import { deleteAll } from '../../../../src-main/desk/features/credentials/delete-all.ts';
import { approvedDevices, outcomesOf, profileAt } from '../../../helpers/desk-actions.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openCredentialsDesk, passwordFiles } from '../../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('Delete all', () => {
  it('deletes what waits of every import, off the disk too, and what was to send it', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    const [stays] = approvedDevices(desk, profileAt(desk, 0)).map((device) => credentialsOf(device));
    if (stays === undefined) throw new Error('the profile is empty');
    const { changeIds } = await keepFor(desk, [stays]);
    await keepFor(
      desk,
      opened.free.slice(0, 3).map((device) => credentialsOf(device)),
    );
    await keepFor(desk, [credentialsOf(opened.free[0], { userName: 'other' })]);
    expect(await deleteAll(desk.services)).toEqual({ devices: 4 });
    expect(countWaiting(desk.services)).toEqual({ devices: 0, passwords: 0 });
    expect(passwordFiles(desk)).toEqual([]);
    expect(outcomesOf(desk, changeIds[0] ?? '')).toEqual({ undone: 1 });
    expect(await thrownCode(() => deleteAll(desk.services))).toBe('nothing_to_do');
  });
});
