import { describe, expect, it } from 'vitest';
import { type ChangeIntent, noOutcomes, type OutcomeCounts } from '#shared/domain/queued-change.ts';
import {
  sentOf,
  type Undoability,
  type UndoFacts,
  undoability,
  undoBarriers,
  unsentOf,
} from '#shared/domain/undoability.ts';

type Kind = ChangeIntent['kind'];
type Case = [what: string, kind: Kind, counts: Partial<OutcomeCounts>, facts: Partial<UndoFacts>, Undoability];

const judge = (kind: Kind, counts: Partial<OutcomeCounts>, facts: Partial<UndoFacts> = {}) =>
  undoability({
    kind,
    outcomes: { ...noOutcomes(), ...counts },
    attempts: 0,
    isReversed: false,
    base: 'known',
    ...facts,
  });

const takenBack = { takesBack: true, reverses: false, barrier: null };
const reversed = { takesBack: false, reverses: true, barrier: null };
const both = { takesBack: true, reverses: true, barrier: null };
const not = (barrier: Undoability['barrier']): Undoability => ({ takesBack: false, reverses: false, barrier });

const cases: Case[] = [
  ['an unsent move', 'move', { waiting: 3 }, {}, takenBack],
  ['a move that was refused or met a conflict', 'move', { refused: 1, conflict: 2 }, {}, takenBack],
  ['a move that was sent', 'move', { done: 3 }, {}, reversed],
  ['a move that is under way or parked', 'move', { sending: 1, unconfirmed: 1, parked: 1 }, {}, reversed],
  ['a move of which a part is sent', 'move', { waiting: 2, done: 1 }, {}, both],
  ['a move that was taken back', 'move', { undone: 3 }, {}, not('over')],
  ['a move of which nothing had to be done', 'move', { skipped: 3 }, {}, not('over')],
  ['a move that another change takes back', 'move', { done: 3 }, { isReversed: true }, not('reversed')],
  ['unsent users and passwords', 'credentials', { waiting: 3 }, {}, takenBack],
  ['users and passwords that were sent', 'credentials', { done: 3 }, {}, not('credentials-sent')],
  ['an unsent approval', 'approve', { waiting: 3 }, {}, takenBack],
  ['an approval that was sent', 'approve', { done: 3 }, {}, not('approved')],
  ['an unsent deletion', 'delete', { waiting: 3 }, {}, takenBack],
  [
    'a deletion of which a part is sent',
    'delete',
    { waiting: 1, done: 2 },
    {},
    { ...not('devices-deleted'), takesBack: true },
  ],
  ['a profile that is not made yet', 'create-profile', { waiting: 1 }, {}, takenBack],
  ['a profile that is made', 'create-profile', { done: 1 }, {}, not('profile-made')],
  ['a profile that is deleted', 'delete-profile', { done: 1 }, {}, not('profile-deleted')],
  ['a Self-Maintained profile that is made', 'upload-self-maintained', { done: 1 }, {}, not('profile-made')],
  ['devices that were added', 'add-self-maintained', { done: 1 }, {}, not('devices-added')],
  ['devices that were removed', 'remove-self-maintained', { done: 1 }, {}, not('devices-deleted')],
  ['new settings', 'update-profile', { done: 1 }, {}, reversed],
  ['new settings over something unknown', 'update-profile', { done: 1 }, { base: 'unknown' }, not('base-unknown')],
  ['new settings under way', 'update-profile', { unconfirmed: 1 }, {}, not('unsettled')],
  ['new settings that are parked', 'update-profile', { parked: 1 }, {}, not('unsettled')],
  ['a device that was edited', 'edit-self-maintained', { done: 1 }, {}, reversed],
  ['another user', 'set-user', { done: 1 }, {}, reversed],
  ['a longer life', 'extend-token', { done: 1 }, {}, reversed],
  ['a longer life of what would end too soon', 'extend-token', { done: 1 }, { base: 'near' }, not('token-end-near')],
  ['a token to be refreshed', 'refresh-token', { waiting: 1 }, {}, takenBack],
  ['a token that was refreshed', 'refresh-token', { done: 1 }, {}, not('token-refreshed')],
  ['a token Ivanti has refreshed already', 'refresh-token', { waiting: 1 }, { attempts: 1 }, not('token-refreshed')],
];

describe('whether a change can be undone', () => {
  for (const [what, kind, counts, facts, expected] of cases) {
    it(what, () => {
      expect(judge(kind, counts, facts)).toEqual(expected);
    });
  }

  it('says why whenever it cannot be', () => {
    for (const [, kind, counts, facts] of cases) {
      const { takesBack, reverses, barrier } = judge(kind, counts, facts);
      expect(takesBack || reverses || barrier !== null).toBe(true);
    }
    expect(new Set(cases.map(([, , , , { barrier }]) => barrier)).size).toBe(undoBarriers.length + 1);
  });

  it('counts each device as sent, as unsent, or as over', () => {
    const one = Object.fromEntries(Object.keys(noOutcomes()).map((state) => [state, 1])) as OutcomeCounts;
    expect([sentOf(one), unsentOf(one)]).toEqual([4, 3]);
  });
});
