import { describe, expect, it } from 'vitest';
import type { ProfileDetails, ProfileId } from '#shared/domain/profile.ts';
import { tokenMark } from '#shared/domain/token-mark.ts';
import { fitsOnPaper, sheetOf, sheetWarnings } from '../../../../src-renderer/features/print/sheet-words.ts';
import type { ReadSheet } from '../../../../src-renderer/features/print/use-sheets.ts';
import { formatFor } from '../../../../src-renderer/text/format.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const now = new Date('2026-11-26T08:00:00.000Z');
const issuedAt = '2026-11-20T09:00:00.000Z';
const profileId = 'p1' as ProfileId;
const text = { t: createI18n('en').t, format: formatFor('en') };

type Change = { profile?: object; token?: object; payload?: Partial<ReadSheet['payload']> };

function sheet({ profile = {}, token = {}, payload = {} }: Change = {}): ReadSheet {
  const enrollmentToken = { profileId, issuedAt, printedAt: null, changeId: null, ...token };
  const details = {
    ...{ profileId, name: 'Vans', withoutToken: false, associatedUser: { name: 'Ana Prieto' }, enrollmentToken },
    ...{ enrollmentTokenExpiresAt: '2027-01-06T09:00:00.000Z', ...profile },
  };
  return {
    profile: details as unknown as ProfileDetails,
    payload: { text: '{"a":1}', wifi: 'none', gaps: [], ...payload },
    error: null,
  };
}

const warned = (change: Change) => sheetWarnings(text, sheet(change), now);

describe('a QR sheet', () => {
  it('says what it enrols into, until when, and by which mark it is known', () => {
    expect(sheetOf(sheet(), 'mdm.example.com')).toEqual({
      ...{ profileName: 'Vans', payload: '{"a":1}', server: 'mdm.example.com', userName: 'Ana Prieto', wifi: 'none' },
      ...{ tokenEnds: '2027-01-06T09:00:00.000Z', mark: tokenMark(profileId, issuedAt) },
    });
  });

  it('of a profile without token has neither end nor mark', () => {
    expect(sheetOf(sheet({ profile: { withoutToken: true } }), null)).toMatchObject({ tokenEnds: 'none', mark: null });
  });

  it('is printed without a word when all is well', () => {
    expect(warned({})).toEqual([]);
    expect(warned({ token: { printedAt: '2026-11-21T09:00:00.000Z' } })).toEqual([]);
  });

  it.each([
    ['older sheets are void', { token: { printedAt: '2026-11-19T09:00:00.000Z' } }, /Vans: sheets printed before/],
    ['the token is being changed', { token: { changeId: 'c1' } }, /a change of the token waits/],
    ['the token ends soon', { profile: { enrollmentTokenExpiresAt: '2026-11-29T09:00:00.000Z' } }, /ends in 3 days/],
    ['it ends today', { profile: { enrollmentTokenExpiresAt: '2026-11-26T20:00:00.000Z' } }, /less than a day/],
    ['the code is dense', { payload: { text: 'x'.repeat(1300) } }, /1,300 bytes make a dense code/],
    ['it fits in no code', { payload: { text: 'x'.repeat(3000) } }, /3,000 bytes do not fit/],
    ['no server is known', { payload: { gaps: ['server'] } }, /No server is known/],
    ['the checksum is missing', { payload: { gaps: ['checksum'] } }, /checksum/],
  ] as [string, Change, RegExp][])('warns when %s', (_what, change, words) => {
    expect(warned(change)).toEqual([expect.stringMatching(words)]);
  });

  it('is left out when its code would hold too much', () => {
    expect([fitsOnPaper(sheet()), fitsOnPaper(sheet({ payload: { text: 'x'.repeat(3000) } }))]).toEqual([true, false]);
  });
});
