import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tokenMark } from '#shared/domain/token-mark.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { notePrinted } from '../../../../src-main/desk/features/print/note-printed.ts';
import { refreshToken } from '../../../../src-main/desk/features/tokens/refresh-token.ts';
import { startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { listedToken, profileCalled, tokenAtIvanti } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
  await startSynced(desk);
});
afterEach(() => desk.close());

const newest = () => readActivity(desk.db, 1).map(({ action, facts }) => ({ action, facts: JSON.parse(facts) }));

describe('what was printed', () => {
  it('is written down for each profile, without the token, and when its sheet was', async () => {
    const profileId = profileCalled(desk, 'Couriers FR');
    notePrinted(desk.services, { kind: 'sheets', form: 'printer', profileIds: [profileId], copies: 3, withWifi: true });
    const facts = { profileId, profileName: 'Couriers FR', copies: 3, withWifi: true, form: 'printer' };
    expect(newest()).toEqual([{ action: 'print.sheets', facts }]);
    const token = await listedToken(desk, 'Couriers FR');
    expect(token?.printedAt).toBe(readActivity(desk.db, 1)[0]?.at);
    expect(JSON.stringify(readActivity(desk.db, 5))).not.toContain(tokenAtIvanti(desk, 'Couriers FR')?.value);
    expect(desk.changedTables()).toEqual(expect.arrayContaining(['activity', 'profiles', 'enrollmentTokens']));
  });

  it('is void once the token has a new value, and the new sheet has another mark', async () => {
    const profileId = profileCalled(desk, 'Couriers FR');
    notePrinted(desk.services, { kind: 'sheets', form: 'pdf', profileIds: [profileId], copies: 1, withWifi: false });
    const before = await listedToken(desk, 'Couriers FR');
    refreshToken(desk.services, { profileId, life: 7 });
    await synced(desk);
    const after = await listedToken(desk, 'Couriers FR');
    expect(Date.parse(after?.printedAt ?? '')).toBeLessThan(Date.parse(after?.issuedAt ?? ''));
    expect(tokenMark(profileId, after?.issuedAt ?? null)).not.toBe(tokenMark(profileId, before?.issuedAt ?? null));
  });

  it('is counted for labels, and named for a report; no profile’s sheet is younger for it', async () => {
    notePrinted(desk.services, { kind: 'labels', form: 'pdf', devices: 40, name: 'Lyon 48' });
    expect(newest()).toEqual([{ action: 'print.labels', facts: { devices: 40, name: 'Lyon 48', form: 'pdf' } }]);
    notePrinted(desk.services, { kind: 'report', form: 'printer', name: 'Lyon 48' });
    expect(newest()).toEqual([{ action: 'print.report', facts: { name: 'Lyon 48', form: 'printer' } }]);
    expect((await listedToken(desk, 'Couriers FR'))?.printedAt).toBeNull();
  });
});
