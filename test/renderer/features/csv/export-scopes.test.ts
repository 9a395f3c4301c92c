import { expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type ExportPlace, scopeOf, scopesOf } from '../../../../src-renderer/features/csv/ExportScopeField.tsx';

const selection = { kind: 'named' as const, deviceIds: ['d1' as DeviceId] };
const profileId = 'p1' as ProfileId;

it('offers what the person stands before, the nearest first, and everything last', () => {
  const places: [ExportPlace, string[]][] = [
    [{}, ['all']],
    [{ chosen: null, filter: null, profileId: null }, ['all']],
    [{ profileId }, ['profile', 'all']],
    [{ chosen: { selection, count: 1 }, filter: { text: 'x' }, profileId }, ['selection', 'search', 'profile', 'all']],
    [{ uploadId: 'u1' }, ['unapproved', 'upload', 'all']],
    [{ batch: { batchId: 'b1', name: 'Lyon' } }, ['batch', 'all']],
  ];
  for (const [place, kinds] of places) expect(scopesOf(place)).toEqual(kinds);
});

it('asks the desk for what was chosen', () => {
  const place = { chosen: { selection, count: 1 }, filter: { text: 'x' }, profileId, uploadId: 'u1' };
  const batch = { batchId: 'b1', name: 'Lyon' };
  const matching = { kind: 'matching', filter: { text: 'x' }, except: [] };
  expect(scopeOf('selection', place)).toEqual({ kind: 'selection', selection });
  expect(scopeOf('search', place)).toEqual({ kind: 'selection', selection: matching });
  expect(scopeOf('profile', place)).toEqual({ kind: 'profile', profileId });
  expect(scopeOf('upload', place)).toEqual({ kind: 'upload', uploadId: 'u1' });
  expect(scopeOf('unapproved', place)).toEqual({ kind: 'unapproved', uploadId: 'u1' });
  expect(scopeOf('batch', { batch })).toEqual({ kind: 'batch', batchId: 'b1' });
  expect(scopeOf('all', place)).toEqual({ kind: 'all' });
});
