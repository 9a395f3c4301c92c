import { describe, expect, it } from 'vitest';
import { changeIntentSchema } from '#shared/domain/change-intent.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ChangeIntent } from '#shared/domain/queued-change.ts';
import { settingsOf } from '../../helpers/profile-actions.ts';

const profileId = 'p1' as ProfileId;
const settings = settingsOf('Vans', {
  configuration: [{ group: 'custom', name: 'depot', value: { lane: [1, null] } }],
});

const intents: ChangeIntent[] = [
  { kind: 'move', profileId },
  { kind: 'approve' },
  { kind: 'delete' },
  { kind: 'create-profile', profileId, settings, days: 30, userId: null },
  { kind: 'update-profile', profileId, settings },
  { kind: 'delete-profile', profileId },
  { kind: 'refresh-token', profileId, expiresAt: null },
  { kind: 'extend-token', profileId, expiresAt: 'never' },
  { kind: 'extend-token', profileId, expiresAt: '2026-12-24T10:00:00.000Z' },
  { kind: 'set-user', profileId, userId: 'u1' },
  {
    ...{ kind: 'upload-self-maintained', profileId, importId: 'i1', name: 'Scanners', description: '' },
    ...{ withoutToken: true, userId: null, devices: 3 },
  },
  { kind: 'add-self-maintained', profileId, importId: 'i2', devices: 1 },
  { kind: 'remove-self-maintained', profileId, removalId: 'r1', deviceIds: ['d1'] },
  {
    ...{ kind: 'edit-self-maintained', profileId, deviceId: 'd1' },
    row: { imei: '356938035643809', serial: null, manufacturer: null, userName: 'ann', attributes: { site: 'Lyon' } },
  },
];

describe('an intent from outside', () => {
  it.each(intents)('passes as it is: $kind', (intent) => {
    expect(changeIntentSchema.parse(intent)).toEqual(intent);
  });

  it.each([
    { kind: 'move' },
    { kind: 'format-disk' },
    { kind: 'move', profileId: 'x'.repeat(65) },
    { kind: 'extend-token', profileId, expiresAt: '+7 days' },
    { kind: 'update-profile', profileId, settings: { name: 'Vans' } },
  ])('is refused when it is of no kind, or not whole: %j', (intent) => {
    expect(changeIntentSchema.safeParse(intent).success).toBe(false);
  });
});
