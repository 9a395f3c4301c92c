import { expect, it } from 'vitest';
import { tokenNotice } from '../../src-main/token-notice.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const token = (profileName: string, expiresAt: string) => ({ profileName, expiresAt });

it('names the profile and how long its token has left, in the person’s language', () => {
  const tomorrow = [token('Vans', '2026-11-23T12:00:00.000Z')];
  expect(tokenNotice('en', tomorrow, now)).toEqual({
    title: 'An enrollment token is running out',
    body: 'Vans: 1 day left',
  });
  expect(tokenNotice('fr', tomorrow, now)).toEqual({
    title: 'Un jeton d’inscription arrive à expiration',
    body: 'Vans\u202f: 1 jour restant',
  });
});

it('tells what has ended from what ends today, and cuts a long list short', () => {
  const ends = ['2026-11-22T09:00:00.000Z', '2026-11-22T20:00:00.000Z', '2026-11-25T10:00:00.000Z'];
  const tokens = [...ends, ...ends].map((expiresAt, at) => token(`P${at + 1}`, expiresAt));
  expect(tokenNotice('en', tokens, now)).toEqual({
    title: '6 enrollment tokens are running out',
    body: 'P1: expired\nP2: less than a day left\nP3: 3 days left\nand 3 more',
  });
  expect(tokenNotice('en', tokens.slice(0, 4), now).body.split('\n')).toHaveLength(4);
});
