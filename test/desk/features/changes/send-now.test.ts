import { afterEach, describe, expect, it } from 'vitest';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { pauseSending } from '../../../../src-main/desk/features/changes/pause-sending.ts';
import { sendNow } from '../../../../src-main/desk/features/changes/send-now.ts';
import { devicesOutside, move, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('Send now', () => {
  it('sends a new change without its grace', async () => {
    desk = await openTestDesk({ undoMs: 100_000_000 });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    expect(readChange(desk.db, changeId)?.state).toBe('waiting');
    sendNow(desk.services);
    await reaches(desk, changeId, 'done');
  });

  it('does not wait for the backoff of a change that failed', async () => {
    desk = await openTestDesk();
    // A backoff that is long enough to be seen.
    desk.services.random = () => 200;
    await startSynced(desk);
    const to = profileAt(desk, 1);
    desk.simulator.control.setFault({ match: 'PUT /kcs/v1/kme/devices/assignProfile', kind: 'reset-before', times: 1 });
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    await desk.until(() => readChange(desk.db, changeId)?.notBefore != null);
    const due = Date.parse(readChange(desk.db, changeId)?.notBefore ?? '');
    sendNow(desk.services);
    await reaches(desk, changeId, 'done');
    expect(desk.clock.now().getTime()).toBeLessThan(due);
  });

  it('is refused while sending is paused, and without a tenant', async () => {
    desk = await openTestDesk();
    pauseSending(desk.services, { paused: true });
    expect(await thrownCode(() => sendNow(desk.services))).toBe('sending_paused');
    await desk.close();
    desk = await openTestDesk({ connected: false });
    expect(await thrownCode(() => sendNow(desk.services))).toBe('not_connected');
  });
});
