import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import {
  type ChangeIntent,
  type ChangeState,
  changeStates,
  heldStates,
  isDeviceIntent,
  isHeld,
  isLive,
  isSelfMaintained,
  liveStates,
  makesProfile,
  noOutcomes,
  summariseState,
} from '#shared/domain/queued-change.ts';

const counts = fc.record(
  Object.fromEntries(changeStates.map((state) => [state, fc.nat(3)])) as Record<ChangeState, fc.Arbitrary<number>>,
);

function of(...states: ChangeState[]): Record<ChangeState, number> {
  const found = noOutcomes();
  for (const state of states) found[state] += 1;
  return found;
}

describe('the kinds of change', () => {
  it('tell what makes a profile, what is about devices, and what is about a Self-Maintained one', () => {
    const profileId = 'own-1' as ProfileId;
    const upload: ChangeIntent = {
      ...{ kind: 'upload-self-maintained', profileId, importId: 'i', name: 'n', description: '' },
      ...{ withoutToken: false, userId: null, devices: 1 },
    };
    const extend: ChangeIntent = { kind: 'extend-token', profileId, expiresAt: 'never' };
    expect([upload.kind, extend.kind, 'move' as const].map(makesProfile)).toEqual([true, false, false]);
    expect([upload, extend].map(isSelfMaintained)).toEqual([true, false]);
    expect([upload, { kind: 'delete' } as const].map(isDeviceIntent)).toEqual([false, true]);
  });
});

describe('the states of a change', () => {
  it('are live, held or over, and never two of these', () => {
    const over: ChangeState[] = ['done', 'skipped', 'refused', 'undone'];
    for (const state of changeStates) expect(isLive(state) && isHeld(state), state).toBe(false);
    expect(changeStates.filter(isLive)).toEqual([...liveStates]);
    expect(new Set(changeStates.filter(isHeld))).toEqual(new Set(heldStates));
    expect(over.filter((state) => isLive(state))).toEqual([]);
  });
});

describe('the state of a whole change', () => {
  const cases: [ChangeState[], ChangeState][] = [
    [[], 'done'],
    [['done', 'done'], 'done'],
    [['done', 'skipped'], 'done'],
    [['skipped', 'skipped'], 'skipped'],
    [['undone'], 'undone'],
    [['done', 'refused'], 'refused'],
    [['refused', 'parked', 'conflict'], 'conflict'],
    [['refused', 'waiting'], 'waiting'],
    [['waiting', 'unconfirmed'], 'unconfirmed'],
    [['waiting', 'unconfirmed', 'sending', 'conflict'], 'sending'],
  ];
  for (const [states, expected] of cases) {
    it(`of devices [${states.join(', ')}] is ${expected}`, () => expect(summariseState(of(...states))).toBe(expected));
  }

  it('is one that a device of it has', () => {
    fc.assert(
      fc.property(counts, (found) => {
        const state = summariseState(found);
        const any = changeStates.some((name) => found[name] > 0);
        expect(any ? found[state] > 0 : state === 'done').toBe(true);
      }),
    );
  });

  it('is live while any device of it is, and waits for the person before it is over', () => {
    fc.assert(
      fc.property(counts, (found) => {
        const state = summariseState(found);
        expect(isLive(state)).toBe(liveStates.some((name) => found[name] > 0));
        if (!isLive(state)) expect(isHeld(state)).toBe(heldStates.some((name) => found[name] > 0));
      }),
    );
  });
});

describe('counts with nothing in them', () => {
  it('have every state at nought', () => {
    expect(Object.keys(noOutcomes()).sort()).toEqual([...changeStates].sort());
    expect(Object.values(noOutcomes()).every((count) => count === 0)).toBe(true);
  });
});
