import { describe, expect, it } from 'vitest';
import type { EditEntry, HistoryEntry, SeenEntry } from '#shared/domain/device-history.ts';
import { keyOf, wordsOf } from '../../../../src-renderer/features/devices/device-history.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const at = '2026-11-22T12:00:00.000Z';
const { t } = createI18n('en');

const seen = (special: Partial<SeenEntry>): HistoryEntry => ({
  ...{ at, kind: 'seen', event: 1, what: 'changed', author: 'portal', changedAt: null },
  ...{ profile: null, state: null, user: null, upload: null },
  ...special,
});
const edit = (special: Partial<EditEntry>): HistoryEntry => ({
  ...{ at, kind: 'edit', editId: 1, edit: 'hold', name: '', was: null, becomes: null, isUndone: false, by: null },
  ...special,
});
const own = (special: object): HistoryEntry => ({
  ...{ at, kind: 'change', changeId: 'c1', change: 'move', toName: 'Couriers FR', state: 'done', errorCode: null },
  ...{ stateAt: at, by: null },
  ...special,
});
const said = (entry: HistoryEntry) => {
  const { titles, sign, by } = wordsOf(t, entry);
  return [...titles, sign?.label ?? null, by];
};

describe('a line of a device’s history', () => {
  it('says what was done from here, how it stands and by whom', () => {
    expect(said(own({}))).toEqual(['Move to Couriers FR', 'Done', 'You']);
    expect(said(own({ change: 'approve', toName: 'UP-1', by: 'ada' }))).toEqual(['Approve with UP-1', 'Done', 'ada']);
    const refused = own({ change: 'delete', state: 'refused', errorCode: 'device_not_found' });
    expect(said(refused)).toEqual(['Delete', 'Refused', 'You']);
    expect(wordsOf(t, refused).detail).toBe(t('errors.device_not_found.what'));
    expect(wordsOf(t, own({ errorCode: 'no such code' })).detail).toBeNull();
  });

  it('says what somebody did in the portal, each part of it', () => {
    const profile = { from: 'Couriers FR', to: 'Executives' };
    expect(said(seen({ profile, state: { from: 'assigned', to: 'assigned' } }))).toEqual([
      ...['Couriers FR → Executives', null, 'In the Samsung portal'],
    ]);
    expect(said(seen({ profile, user: { from: null, to: 'ada' } }))).toEqual([
      ...['Couriers FR → Executives', 'User: — → ada', null, 'In the Samsung portal'],
    ]);
    const approved = { profile: { from: null, to: 'Executives' }, state: { from: 'pending', to: 'assigned' } } as const;
    expect(said(seen(approved))).toEqual([
      ...['Pending approval → Executives', null, 'Approved in the Samsung portal'],
    ]);
  });

  it('says how set-up went on, what resellers did, and what came and went', () => {
    expect(said(seen({ author: 'device', state: { from: 'assigned', to: 'provisioned' } }))).toEqual([
      ...['Set-up went on', 'Provisioned', 'Seen at Samsung'],
    ]);
    expect(said(seen({ author: 'reseller', upload: { from: 'a', to: 'b' } }))).toEqual([
      'Upload: a → b',
      null,
      'Reseller',
    ]);
    const came = { what: 'appeared', author: 'reseller', state: { from: null, to: 'pending' } } as const;
    expect(said(seen({ ...came, upload: { from: null, to: 'UP-1' } }))).toEqual([
      ...['New, with upload UP-1', null, 'Reseller'],
    ]);
    expect(said(seen({ ...came, author: 'portal' }))[0]).toBe('New in Knox Mobile Enrollment');
    expect(said(seen({ ...came, what: 'reappeared' }))[0]).toBe('Back in Knox Mobile Enrollment');
    const gone = { what: 'gone', profile: { from: 'Executives', to: null } } as const;
    expect(said(seen(gone))[0]).toBe('Gone from Knox Mobile Enrollment (was in: Executives)');
    for (const [to, words] of [
      ['registered', 'Registered'],
      [null, 'Registration is gone'],
    ] as const) {
      expect(said({ at, kind: 'registration', event: 2, registration: { from: 'pending', to } })).toEqual([
        ...[words, null, 'Seen at Ivanti'],
      ]);
    }
  });

  it('says what was kept here of the device, and whether it was taken back', () => {
    expect(said(edit({ becomes: 'sold' }))).toEqual(['On hold: sold', null, 'You']);
    expect(said(edit({ was: 'sold', isUndone: true }))).toEqual([
      ...['Released (was on hold: sold)', 'Taken back', 'You'],
    ]);
    const depot = { edit: 'attribute', name: 'Depot' } as const;
    expect(said(edit({ ...depot, becomes: 'Lyon' }))[0]).toBe('Depot: Lyon');
    expect(said(edit({ ...depot, was: 'Lyon', becomes: 'Leeds' }))[0]).toBe('Depot: Lyon → Leeds');
    const notes = [{ becomes: 'one' }, { was: 'one', becomes: 'two' }, { was: 'two' }].map((special) =>
      wordsOf(t, edit({ edit: 'note', ...special })),
    );
    expect(notes.map(({ titles, detail }) => [titles[0], detail])).toEqual([
      ['Note added', 'one'],
      ['Note changed', 'two'],
      ['Note removed', null],
    ]);
  });

  it('is told apart from every other', () => {
    const keys = [own({}), edit({}), edit({ editId: 2 }), seen({}), seen({ event: 2 })].map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
