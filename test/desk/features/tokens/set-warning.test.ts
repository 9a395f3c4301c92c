import { afterEach, describe, expect, it } from 'vitest';
import { listTokens } from '../../../../src-main/desk/features/tokens/list-tokens.ts';
import { setWarning } from '../../../../src-main/desk/features/tokens/set-warning.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('setting from when on tokens are warned of', () => {
  it('is remembered, and warns at once of what is that near', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    await desk.until(() => desk.warnings.length === 1);
    expect(setWarning(desk.services, { days: 6 })).toEqual({ warningDays: 6 });
    expect(desk.warnings.at(-1)).toMatchObject([{ profileName: 'Training room' }]);
    expect((await listTokens(desk.services, {})).warningDays).toBe(6);
    setWarning(desk.services, { days: 0 });
    expect(desk.warnings).toHaveLength(2);
    expect(desk.changedTables()).toContain('enrollmentTokens');
    const again = await desk.reopen();
    expect((await listTokens(again.services, {})).warningDays).toBe(0);
    desk = again;
  });

  it('needs a connection to belong to', async () => {
    desk = await openTestDesk({ connected: false });
    expect(await thrownCode(() => setWarning(desk.services, { days: 4 }))).toBe('not_connected');
  });
});
