import { describe, expect, it } from 'vitest';
import { handoverSections } from '#shared/domain/handover.ts';

const change = {
  ...{ changeId: 'c1', intent: { kind: 'delete-profile', profileId: 'p1' }, profileName: 'Vans', devices: 1 },
  ...{ attempts: 0, errorCode: null, errorId: null, reverses: null, createdAt: '2026-11-22T10:00:00.000Z' },
  ...{ appVersion: '0.1.0', basedOn: JSON.stringify({ content: null, token: null, userId: null }) },
};

describe('a change of a hand-over file', () => {
  it('carries how its profile stood, in the form the sender reads', () => {
    expect(handoverSections.change.parse(change)).toEqual(change);
    expect(handoverSections.change.safeParse({ ...change, basedOn: '{"content":7}' }).success).toBe(false);
    expect(handoverSections.change.safeParse({ ...change, basedOn: 'not JSON' }).success).toBe(false);
    const wrong = '{"content":null,"token":null,"userId":null,"device":{"imei":1}}';
    expect(handoverSections.change.safeParse({ ...change, basedOn: wrong }).success).toBe(false);
  });
});

describe('outcomes of a hand-over file', () => {
  it('are of the known states', () => {
    const row = (state: string) => ['d1', state, null, null, null, '2026-11-22T10:00:00.000Z'];
    expect(handoverSections.outcomes.safeParse({ changeId: 'c1', rows: [row('conflict')] }).success).toBe(true);
    expect(handoverSections.outcomes.safeParse({ changeId: 'c1', rows: [row('lost')] }).success).toBe(false);
  });
});
