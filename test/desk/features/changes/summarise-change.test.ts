import { afterEach, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type ChangeRow, readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { judgeUndo, summariseChange } from '../../../../src-main/desk/features/changes/summarise-change.ts';
import { changeUser } from '../../../../src-main/desk/features/profiles/change-user.ts';
import { extendTokens } from '../../../../src-main/desk/features/tokens/extend-tokens.ts';
import { reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { listed } from '../../../helpers/profile-actions.ts';
import { inDays } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const rowOf = (changeId: string | undefined | null) => readChange(desk.db, changeId ?? '') as ChangeRow;

it('a summary holds nothing of the ledger but what the contract names, and says how the change can be undone', async () => {
  desk = await openTestDesk();
  await startSynced(desk);
  const { profileId } = listed(desk, 'Couriers FR');
  const { changeId } = changeUser(desk.services, { profileId, userId: 'u-7' });
  await reaches(desk, changeId ?? '', 'done');
  const summary = summariseChange(desk.services, rowOf(changeId));
  expect(summary).toMatchObject({ changeId, undo: { takesBack: false, reverses: true, barrier: null } });
  expect(summary).not.toHaveProperty('basedOn');
  expect(summary).not.toHaveProperty('sequence');
});

it('a token’s end can be set back as long as Ivanti would take it: seven days from now or later', async () => {
  desk = await openTestDesk();
  await startSynced(desk);
  const extend = async (profileId: ProfileId, life: number) => {
    const [changeId] = extendTokens(desk.services, { profileIds: [profileId], life }).changeIds;
    await reaches(desk, changeId ?? '', 'done');
    return rowOf(changeId);
  };
  const { profileId } = listed(desk, 'Couriers FR');
  const first = await extend(profileId, 400);
  const second = await extend(profileId, 500);
  expect(judgeUndo(desk.services, second)).toMatchObject({ reverses: true });
  const base = { token: { issuedAt: null, expiresAt: inDays(desk, 6) }, content: null, userId: null };
  expect(judgeUndo(desk.services, { ...first, basedOn: JSON.stringify(base) }).barrier).toBe('token-end-near');
  expect(judgeUndo(desk.services, { ...first, basedOn: null }).barrier).toBe('base-unknown');
});
