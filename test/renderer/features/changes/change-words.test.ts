import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { type ChangeState, type ChangeSummary, changeStates, noOutcomes } from '#shared/domain/queued-change.ts';
import {
  answerWords,
  changeSigns,
  changeTitle,
  decisionOf,
  decisionWords,
  destinationOf,
  headWords,
  outcomeShares,
} from '../../../../src-renderer/features/changes/change-words.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const outcomes = (counts: Partial<Record<ChangeState, number>>) => ({ ...noOutcomes(), ...counts });

function change(devices: number, profileId: ProfileId, profileName: string): ChangeSummary {
  return {
    changeId: 'c1',
    intent: { kind: 'move', profileId },
    profileName,
    devices,
    state: 'waiting',
    outcomes: outcomes({ waiting: devices }),
    attempts: 0,
    createdAt: '2026-11-22T12:00:00Z',
    notBefore: null,
    errorCode: null,
    errorId: null,
    undo: { takesBack: true, reverses: false, barrier: null },
  };
}

describe('what a change does, in words', () => {
  const couriers = change(1200, 'p1' as ProfileId, 'Couriers FR');
  const out = change(1, DEFAULT_PROFILE_ID, 'Samsung KME Default Profile');

  it('names the number and the profile', () => {
    expect(changeTitle(createI18n('en-GB').t, couriers)).toBe('Move 1,200 devices to Couriers FR');
    expect(changeTitle(createI18n('fr').t, couriers)).toBe('Déplacer 1\u202f200 appareils vers Couriers FR');
  });

  it('calls a move to the Default Profile by its own name', () => {
    expect(changeTitle(createI18n('en').t, out)).toBe('Unassign 1 device');
    expect(changeTitle(createI18n('fr').t, out)).toBe('Désassigner 1 appareil');
  });

  it('names the upload of an approval, whose devices will be in the Default Profile (behaviours 24, 37)', () => {
    const approval = { ...couriers, intent: { kind: 'approve' as const }, profileName: 'UP7 · Norvia', devices: 212 };
    expect(changeTitle(createI18n('en').t, approval)).toBe('Approve 212 devices of UP7 · Norvia');
    expect(changeTitle(createI18n('fr').t, approval)).toBe('Approuver 212 appareils de UP7 · Norvia');
    const { t } = createI18n('en');
    expect(destinationOf(t, approval)).toBe('Samsung KME Default Profile');
    expect(destinationOf(t, couriers)).toBe('Couriers FR');
  });

  it('says of users and passwords that the profile stays (behaviours 5, 6)', () => {
    const intent = { kind: 'credentials' as const, profileId: 'p1' as ProfileId, editId: 7 };
    const sending = { ...couriers, intent, devices: 3 };
    const { t } = createI18n('en');
    expect(changeTitle(t, sending)).toBe('Send users and passwords to 3 devices; they stay in Couriers FR');
    expect(changeTitle(createI18n('fr').t, { ...sending, devices: 1 })).toBe(
      'Envoyer utilisateur et mot de passe à 1 appareil, qui reste dans Couriers FR',
    );
    expect(decisionWords(t, sending, { kind: 'held', devices: 2 })).toContain('did not get their users and passwords');
    expect(decisionWords(t, sending, { kind: 'conflict', devices: 2 })).toContain('moved in the Samsung portal');
  });

  it('names the device of a Self-Maintained profile that is changed (behaviour 111)', () => {
    const row = { imei: null, serial: '2119', manufacturer: 'Zebra', userName: null, attributes: {} };
    const profileId = 'be-1' as ProfileId;
    const edit = { kind: 'edit-self-maintained' as const, profileId, deviceId: 'sm-1', row };
    const title = (imei: string | null) =>
      changeTitle(createI18n('en').t, { ...couriers, intent: { ...edit, row: { ...row, imei } } });
    expect(title(null)).toBe('Change 2119 of Couriers FR');
    expect(title('353227410022505')).toBe('Change 353227410022505 of Couriers FR');
  });

  it('says of devices that are deleted that they will be gone, and asks about that (behaviour 98)', () => {
    const deletion = { ...couriers, intent: { kind: 'delete' as const }, profileName: '', devices: 3 };
    const { t } = createI18n('en');
    expect(changeTitle(t, deletion)).toBe('Delete 3 devices');
    expect(destinationOf(t, deletion)).toBe('Deleted');
    const asked = (kind: 'conflict' | 'held') => decisionWords(t, deletion, { kind, devices: 1 });
    expect(asked('conflict')).toMatch(/“Keep mine” deletes it all the same/);
    expect(asked('held')).toMatch(/could not be deleted/);
    expect(decisionWords(t, couriers, { kind: 'held', devices: 1 })).toMatch(/sends it to Couriers FR again/);
  });
});

describe('what a change of a profile asks', () => {
  const { t } = createI18n('en');
  const couriers = change(1, 'p1' as ProfileId, 'Couriers FR');
  const update = { ...couriers, intent: { kind: 'delete-profile' as const, profileId: 'p1' as ProfileId }, devices: 1 };
  const asks = (change: typeof update, kind: 'conflict' | 'held') => ({
    words: decisionWords(t, change, { kind, devices: 1 }),
    ...answerWords(t, change, { kind, devices: 1 }),
  });

  it('speaks of the profile and of no device', () => {
    const conflict = asks(update, 'conflict');
    expect(conflict.words).toMatch(/^Somebody changed Couriers FR in a portal/);
    expect([conflict.mine, conflict.theirs]).toEqual(['Keep mine', 'Take theirs']);
    const held = asks(update, 'held');
    expect(held.words).not.toMatch(/device/);
    expect([held.mine, held.theirs]).toEqual(['Try again', 'Let go']);
  });

  it('says of one that was to be made what becomes of devices that wait for it', () => {
    const blank = { description: '', configuration: [], systemApps: false, withoutToken: false, singleDevice: false };
    const settings = { name: 'Couriers FR', ...blank };
    const intent = { kind: 'create-profile' as const, profileId: 'p1' as ProfileId, settings, days: 7, userId: null };
    expect(decisionWords(t, { ...couriers, intent }, { kind: 'held', devices: 1 })).toMatch(
      /devices waiting to go there/,
    );
  });

  it('leaves the words for devices as they are', () => {
    expect(answerWords(t, couriers, { kind: 'held', devices: 2 }).mine).toBe('Keep mine');
  });
});

describe('what stands over was, seen and will be', () => {
  const { t } = createI18n('en');

  it('says of a conflict what came before and what after the decision', () => {
    expect(headWords(t, { outcomes: outcomes({ waiting: 1, refused: 2 }) }).was).toBe('Was');
    expect(headWords(t, { outcomes: outcomes({ conflict: 1, done: 2 }) })).toEqual({
      was: 'Before you decided',
      seen: 'Now on the server',
      willBe: 'Yours',
    });
  });
});

describe('the outcomes bar', () => {
  it('shows what is over first, what waits next and what needs the person last, and adds up to one', () => {
    const shares = outcomeShares(outcomes({ conflict: 1, waiting: 4, done: 5 }));
    expect(shares.map(({ state }) => state)).toEqual(['done', 'waiting', 'conflict']);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('knows a place for every state', () => {
    for (const state of changeStates) expect(outcomeShares(outcomes({ [state]: 1 }))).toHaveLength(1);
  });

  it('is empty for a change without devices', () => {
    expect(outcomeShares(noOutcomes())).toEqual([]);
  });
});

describe('what a change asks of the person', () => {
  const move = { kind: 'move', profileId: 'p1' as ProfileId } as const;

  it.each([
    [{ waiting: 3, done: 2 }, null],
    [
      { done: 37, conflict: 3 },
      { kind: 'conflict', devices: 3 },
    ],
    [
      { refused: 2, parked: 1 },
      { kind: 'held', devices: 3 },
    ],
    [
      { refused: 2, conflict: 1 },
      { kind: 'held', devices: 3 },
    ],
  ] as const)('%j asks %j', (counts, decision) => {
    expect(decisionOf({ intent: move, outcomes: outcomes(counts) })).toEqual(decision);
  });

  it('asks of an approval whether Samsung is to be asked again, not where devices belong', () => {
    expect(decisionOf({ intent: { kind: 'approve' }, outcomes: outcomes({ refused: 4, done: 1 }) })).toEqual({
      kind: 'approval',
      devices: 4,
    });
  });
});

describe('the signs of states', () => {
  it('never tell two states apart by colour alone', () => {
    const shapes = changeStates.map((state) => changeSigns[state].shape);
    expect(new Set(shapes).size).toBe(changeStates.length);
  });
});
