import { describe, expect, it } from 'vitest';
import type { ProfileDetails, ProfileSummary, ProfileSyncState } from '#shared/domain/profile.ts';
import {
  configurationBlock,
  deleteBlock,
  editBlock,
  hasIvanti,
  moveBlock,
  pasteBlock,
  qrBlock,
  tokenBlock,
  userBlock,
} from '../../../../src-renderer/features/profiles/profile-blocks.ts';
import { blankProfile } from '../../../helpers/blank-profile.ts';

const of = (changes: Partial<ProfileSummary> = {}) => blankProfile('p1', { registered: 0, devices: 3, ...changes });
const token = {} as NonNullable<ProfileDetails['enrollmentToken']>;
const sync = (state: ProfileSyncState) => ({ state, changeId: 'c1', errorCode: null });

describe('Edit', () => {
  it('is for profiles made for a single device only (behaviour 71)', () => {
    expect(editBlock(of())).toBe('notSingle');
    expect(editBlock(of({ singleDevice: true }))).toBeNull();
    expect(editBlock(of({ singleDevice: true, fate: 'leaves' }))).toBe('leaves');
    expect(editBlock(of({ singleDevice: true, type: 'self-maintained' }))).toBe('selfMaintained');
  });

  it('is for every profile that is not made yet: its name may be what was refused', () => {
    expect(editBlock(of({ fate: 'arrives' }))).toBeNull();
  });
});

describe('Delete', () => {
  it('is for profiles that stay, and for those not made yet unless they are just being made', () => {
    expect(deleteBlock(of())).toBeNull();
    expect(deleteBlock(of({ fate: 'leaves' }))).toBe('leaves');
    expect(deleteBlock(of({ type: 'self-maintained' }))).toBeNull();
    expect(deleteBlock(of({ fate: 'arrives', sync: sync('waiting') }))).toBeNull();
    expect(deleteBlock(of({ fate: 'arrives', sync: sync('failed') }))).toBeNull();
    expect(deleteBlock(of({ fate: 'arrives', sync: sync('sending') }))).toBe('sending');
    expect(deleteBlock(of({ sync: sync('sending') }))).toBeNull();
  });
});

describe('Modify Configuration, Move Devices and Change Associate User', () => {
  it('say why they cannot be', () => {
    expect(configurationBlock(of())).toBeNull();
    expect(configurationBlock(of({ fate: 'leaves' }))).toBe('leaves');
    expect(moveBlock(of({ devices: 0 }))).toBe('noDevices');
    expect(moveBlock(of({ type: 'default' }))).toBeNull();
    expect(moveBlock(of({ type: 'self-maintained' }))).toBe('selfMaintained');
    expect(userBlock(of())).toBeNull();
    expect(userBlock(of({ registered: null }))).toBe('needsIvanti');
    expect(userBlock(of({ withoutToken: true }))).toBe('withoutToken');
  });
});

describe('Generate QR code (behaviour 111)', () => {
  it('is for every profile that is there and stays', () => {
    expect([qrBlock(of()), qrBlock(of({ type: 'self-maintained' }))]).toEqual([null, null]);
    expect([qrBlock(of({ fate: 'arrives' })), qrBlock(of({ fate: 'leaves' }))]).toEqual(['unmade', 'leaves']);
  });
});

describe('Refresh Token', () => {
  it('needs a token, and a profile to put it into', () => {
    expect(tokenBlock({ ...of(), enrollmentToken: token })).toBeNull();
    expect(tokenBlock({ ...of(), enrollmentToken: null })).toBe('noToken');
    expect(tokenBlock({ ...of({ withoutToken: true }), enrollmentToken: null })).toBe('withoutToken');
    expect(tokenBlock({ ...of({ fate: 'arrives' }), enrollmentToken: token })).toBe('unmade');
    expect(pasteBlock(of())).toBeNull();
    expect(pasteBlock(of({ fate: 'arrives' }))).toBe('unmade');
    expect(pasteBlock(of({ fate: 'leaves' }))).toBe('leaves');
  });
});

describe('whether Ivanti is connected', () => {
  it('is told by whether anybody counts registrations', () => {
    expect(hasIvanti([{ registered: null }, { registered: 0 }])).toBe(true);
    expect(hasIvanti([{ registered: null }])).toBe(false);
  });
});
