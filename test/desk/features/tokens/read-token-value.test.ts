import { afterEach, describe, expect, it } from 'vitest';
import { readTokenValue } from '../../../../src-main/desk/features/tokens/read-token-value.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { profileCalled } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}
const read = (name: string) => readTokenValue(desk.services, profileCalled(desk, name), 'tokens.reveal');

describe('reading the value of a token', () => {
  it('says what is missing: a token, or one that Ivanti no longer has', async () => {
    await open();
    expect(await thrownCode(() => read('Loan pool NL'))).toBe('token_none');
    desk.simulator.control.portalEdit({ kind: 'remove-token', profileName: 'Couriers FR' });
    expect(await thrownCode(() => read('Couriers FR'))).toBe('token_none');
  });

  it('leaves a keychain that is closed to the person', async () => {
    await open();
    await read('Couriers FR');
    desk.secrets.set('locked');
    expect(await thrownCode(() => read('Couriers FR'))).toBe('keychain_locked');
  });

  it('cannot ask anybody without Ivanti', async () => {
    await open({ withoutIvanti: true });
    const profileId = profileCalled(desk, 'Couriers FR');
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, customData: '{"token":"not-ours"}' });
    desk.loop.nudge('asked');
    await desk.until(() => desk.db.prepare('SELECT max(token_digest) FROM cache.profiles').pluck().get() !== null);
    expect(await thrownCode(() => read('Couriers FR'))).toBe('token_value_unknown');
  });
});
