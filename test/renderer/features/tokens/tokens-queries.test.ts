import { expect, it } from 'vitest';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { countAttention } from '../../../../src-renderer/features/tokens/tokens-queries.ts';
import { readWarning } from '../../../../src-renderer/features/tokens/WarningSetting.tsx';

const now = new Date('2026-11-22T10:00:00.000Z');

const token = (expiresAt: string | 'never' | null, pendingDevices: number): EnrollmentTokenView => ({
  ...{ profileId: 'p1' as ProfileId, profileName: 'Vans', keeper: 'ivanti', issuedAt: null, printedAt: null },
  ...{ expiresAt, pendingDevices, hasValue: true, changeId: null, changeState: null },
});

it('counts for the rail the tokens that need somebody', () => {
  const tokens = [
    token('2026-11-01T00:00:00.000Z', 4),
    token('2026-11-01T00:00:00.000Z', 0),
    token('2026-11-24T00:00:00.000Z', 0),
    token('2026-12-24T00:00:00.000Z', 90),
    token('never', 90),
    token(null, 90),
  ];
  expect(countAttention(tokens, 3, now)).toBe(2);
  expect(countAttention(tokens, 0, now)).toBe(1);
});

it('takes 0 to 90 days for the warning, as digits alone', () => {
  expect(['0', '3', ' 90 ', '91', '', '-1', '1e1', '999'].map(readWarning)).toEqual([
    ...[0, 3, 90, null, null, null, null, null],
  ]);
});
