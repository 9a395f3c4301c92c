import { beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { SelfMaintainedIntent } from '#shared/domain/queued-change.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { importForm } from '../../../../src-main/desk/db/tables/import-rows.ts';
import { replaceIvantiProfiles } from '../../../../src-main/desk/db/tables/ivanti-profiles.ts';
import { subjectOf } from '../../../../src-main/desk/db/tables/profile-changes.ts';
import { upsertRegistrations } from '../../../../src-main/desk/db/tables/registrations.ts';
import {
  countSelfMaintained,
  findListed,
  findStaleProfiles,
  finishReading,
  isListed,
  type ListedDevice,
  noSelfMaintained,
  readDeviceWindow,
  readListedRow,
  startReading,
  sweepListed,
  writeListed,
} from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import { now, openTestWorkspace } from '../open-test-workspace.ts';

const profileId = 'be-1' as ProfileId;
const blank = { imei: null, serial: null, manufacturer: null, userName: null, attributes: {} };
const device = (name: string, special: Partial<ListedDevice> = {}): ListedDevice => ({
  ...blank,
  deviceId: `sm-${name}`,
  serial: name,
  manufacturer: 'Zebra',
  ...special,
});

let db: WritableDb;
beforeEach(() => {
  db = openTestWorkspace();
  ivantiHas(3, '2026-01-01T00:00:00.000Z');
});

function ivantiHas(devices: number, updatedAt: string | null, selfMaintained = true): void {
  const row = { description: '', userId: null, enrollmentToken: null, devices, updatedAt, selfMaintained };
  replaceIvantiProfiles(db, [{ ivantiProfileId: profileId, name: 'Handhelds', ...row }]);
}

function readWhole(...devices: ListedDevice[]): void {
  const [profile] = findStaleProfiles(db, true);
  if (!profile) throw new Error('there is no profile');
  const reading = startReading(db, profileId);
  writeListed(db, { profileId, reading, first: 0 }, devices);
  finishReading(db, profile, reading);
}

function queue(intent: SelfMaintainedIntent): string {
  const groups = [{ baseProfileId: null, deviceIds: JSON.stringify([subjectOf(intent)]), devices: 1 }];
  return queueChange(db, {
    ...{ intent, groups, basedOn: null, profileName: 'Handhelds', reverses: null, action: 'devices.move', actor: 'me' },
    ...{ appVersion: '0.1.0', at: now.toISOString(), facts: {} },
  }).changeId;
}

const window = (text = '', first = 0, count = 50) => readDeviceWindow(db, { profileId, text, first, count });
const idsOf = (text = '') => window(text).devices.map(({ deviceId }) => deviceId);

describe('reading the devices of a Self-Maintained profile', () => {
  it('is wanted when their number or the time of change is another, or when all are', () => {
    const stale = () => findStaleProfiles(db, false).length;
    expect(stale()).toBe(1);
    readWhole(device('A'));
    expect(stale()).toBe(0);
    expect(findStaleProfiles(db, true)).toHaveLength(1);
    ivantiHas(4, '2026-01-01T00:00:00.000Z');
    expect(stale()).toBe(1);
    readWhole();
    ivantiHas(4, null);
    expect(stale()).toBe(1);
    ivantiHas(4, null, false);
    expect(findStaleProfiles(db, true)).toEqual([]);
  });

  it('is wanted of a profile with a device that is to be changed, for as long as that is not over', () => {
    readWhole(device('A'));
    const row = { ...blank, serial: 'A2', manufacturer: 'Zebra' };
    const edit = queue({ kind: 'edit-self-maintained', profileId, deviceId: 'sm-A', row });
    expect(findStaleProfiles(db, false)).toHaveLength(1);
    db.prepare("UPDATE main.changes SET state = 'done' WHERE change_id = ?").run(edit);
    expect(findStaleProfiles(db, false)).toEqual([]);
  });

  it('takes out what is gone, keeps Ivanti’s order, and leaves the old list until it is through', () => {
    readWhole(device('A'), device('B'), device('C'));
    const reading = startReading(db, profileId);
    writeListed(db, { profileId, reading, first: 0 }, [device('C')]);
    expect(window().total).toBe(3);
    writeListed(db, { profileId, reading, first: 1 }, [device('A', { attributes: { Site: 'Lyon' } })]);
    finishReading(db, { profileId, stamp: 'x' }, reading);
    expect(idsOf()).toEqual(['sm-C', 'sm-A']);
    expect(window().devices[1]?.attributes).toEqual({ Site: 'Lyon' });
  });

  it('forgets what belongs to a profile that is gone', () => {
    readWhole(device('A'));
    replaceIvantiProfiles(db, []);
    sweepListed(db);
    expect(db.prepare('SELECT count(*) FROM cache.self_maintained_devices').pluck().get()).toBe(0);
  });
});

describe('finding devices of a Self-Maintained profile', () => {
  beforeEach(() => readWhole(device('A'), device('B', { imei: '353227410022505' })));

  it('knows those that are there by id', () => {
    expect(findListed(db, profileId, ['sm-B', 'sm-X'])).toEqual(['sm-B']);
    expect(findListed(db, 'other' as ProfileId, ['sm-B'])).toEqual([]);
  });

  it.each([
    [{ imei: '353227410022505' }, true],
    [{ imei: '490154203237518', serial: 'A', manufacturer: 'Zebra' }, false],
    [{ serial: 'A', manufacturer: 'ZEBRA' }, true],
    [{ serial: 'A', manufacturer: 'Honeywell' }, false],
    [{ serial: 'a', manufacturer: 'Zebra' }, false],
  ])('knows one by IMEI, else by serial number and manufacturer: %j', (row, expected) => {
    expect(isListed(db, profileId, { ...blank, ...row })).toBe(expected);
  });

  it('tells one from another one with the same identifiers', () => {
    const row = { ...blank, serial: 'A', manufacturer: 'Zebra' };
    expect(isListed(db, profileId, row, 'sm-A')).toBe(false);
    expect(isListed(db, profileId, row, 'sm-B')).toBe(true);
  });

  it('has all of one that is known by its id', () => {
    const { deviceId, ...row } = device('B', { imei: '353227410022505' });
    expect(readListedRow(db, profileId, deviceId)).toEqual(row);
    expect(readListedRow(db, profileId, 'sm-X')).toBeNull();
  });

  it('by any part of what is known of them', () => {
    expect(idsOf('27410')).toEqual(['sm-B']);
    expect(idsOf('ZEB')).toEqual(['sm-A', 'sm-B']);
    expect(window('nobody')).toEqual({ devices: [], total: 0 });
  });
});

describe('the list with waiting changes laid over it', () => {
  const adding = (importId: string, ...names: string[]) => {
    importForm(
      db,
      importId,
      names.map((name) => ({ ...blank, serial: name, manufacturer: 'Zebra' })),
    );
    return queue({ kind: 'add-self-maintained', profileId, importId, devices: names.length });
  };
  const removing = (...deviceIds: string[]) =>
    queue({ kind: 'remove-self-maintained', profileId, removalId: deviceIds.join(), deviceIds });
  const states = () => window().devices.map(({ serial, state }) => `${serial} ${state}`);

  beforeEach(() => readWhole(device('A'), device('B'), device('C')));

  it('begins with what waits to be added and marks what waits to be deleted', () => {
    adding('i1', 'X', 'Y');
    adding('i2', 'Z');
    removing('sm-B');
    expect(states()).toEqual(['X arriving', 'Y arriving', 'Z arriving', 'A pending', 'B leaving', 'C pending']);
    expect(window('', 2, 2).devices.map(({ serial }) => serial)).toEqual(['Z', 'A']);
    expect(window('', 2, 2).total).toBe(6);
    expect(countSelfMaintained(db).get(profileId)).toEqual({ registered: 0, arriving: 3, leaving: 1 });
  });

  it('shows a device as the newest change will make it, and finds it as that', () => {
    const change = (serial: string, site: string) => {
      const row = { ...blank, serial, manufacturer: 'Zebra', attributes: { Site: site } };
      return queue({ kind: 'edit-self-maintained', profileId, deviceId: 'sm-B', row });
    };
    change('B1', 'Lyon');
    const newest = change('B2', 'Leeds');
    expect(states()).toEqual(['A pending', 'B2 changing', 'C pending']);
    expect([idsOf('leeds'), idsOf('lyon'), window('leeds').total]).toEqual([['sm-B'], [], 1]);
    expect(countSelfMaintained(db).get(profileId)).toEqual({ registered: 0, arriving: 0, leaving: 0 });
    removing('sm-B');
    expect(states()[1]).toBe('B2 leaving');
    db.prepare("UPDATE main.changes SET state = 'conflict' WHERE change_id = ?").run(newest);
    expect(states()[1]).toBe('B1 leaving');
  });

  it('shows the truth again when a change is over or refused; a new profile keeps its devices though', () => {
    const added = adding('i1', 'X');
    const removed = removing('sm-B');
    for (const changeId of [added, removed])
      db.prepare("UPDATE main.changes SET state = 'refused' WHERE change_id = ?").run(changeId);
    expect(states()).toEqual(['A pending', 'B pending', 'C pending']);
    const own = 'own-1' as ProfileId;
    importForm(db, 'i9', [{ ...blank, serial: 'N', manufacturer: 'Zebra' }]);
    const made = { profileId: own, importId: 'i9', name: 'New', description: '', devices: 1 };
    const upload = queue({ kind: 'upload-self-maintained', withoutToken: false, userId: null, ...made });
    db.prepare("UPDATE main.changes SET state = 'refused' WHERE change_id = ?").run(upload);
    expect(readDeviceWindow(db, { profileId: own, text: '', first: 0, count: 9 }).total).toBe(1);
  });

  it('knows who has registered, by IMEI or serial number', () => {
    readWhole(device('A'), device('B', { imei: '353227410022505', serial: null }), device('C'));
    upsertRegistrations(db, [
      { serial: 'A', imei: null, imei2: null, state: 'registered' },
      { serial: null, imei: '353227410022505', imei2: null, state: 'registered' },
      { serial: 'C', imei: null, imei2: null, state: 'pending' },
    ]);
    expect(window().devices.map(({ state }) => state)).toEqual(['registered', 'registered', 'pending']);
    expect(countSelfMaintained(db).get(profileId)?.registered).toBe(2);
  });

  it('counts nothing for a profile of which nothing is known', () => {
    expect(countSelfMaintained(db).get('other' as ProfileId) ?? noSelfMaintained).toEqual({
      registered: 0,
      arriving: 0,
      leaving: 0,
    });
  });
});
