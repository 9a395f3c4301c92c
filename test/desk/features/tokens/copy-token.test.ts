import { afterEach, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { copyToken } from '../../../../src-main/desk/features/tokens/copy-token.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { profileCalled, tokenAtIvanti } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

it('copies the value past the window, which learns only when it is cleared', async () => {
  desk = await openTestDesk();
  await startSynced(desk);
  const answer = await copyToken(desk.services, { profileId: profileCalled(desk, 'Couriers FR') });
  expect(answer).toEqual({ clearedAfterMs: 60_000 });
  expect(desk.copied).toEqual([tokenAtIvanti(desk, 'Couriers FR')?.value]);
  expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'tokens.copy' });
});
