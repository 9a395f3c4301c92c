import { describe, expect, it } from 'vitest';
import { type ActivityRow, activityActions, activityGroups } from '#shared/domain/activity-entry.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import {
  aboutOf,
  beforeAndAfter,
  sentenceOf,
  shortHash,
} from '../../../../src-renderer/features/activity/activity-words.ts';
import { createFormat } from '../../../../src-renderer/text/format.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';
import { sourceFiles, textOf } from '../../../layout/source-files.ts';

type Row = Pick<ActivityRow, 'action' | 'facts' | 'change'>;

const text = (locale: string) => ({ t: createI18n(locale).t, format: createFormat(locale) });
const english = (row: Row) => sentenceOf(text('en'), row);
const row = (action: string, facts: Row['facts'] = {}, change: Row['change'] = null): Row => ({
  action,
  facts,
  change,
});
const move = { kind: 'move', profileName: 'Vans', profileId: 'p1' as ProfileId, devices: 1_200 } as const;

const everything = {
  ...{ devices: 3, minutes: 15, profileName: 'Vans', name: 'Depot', value: 'Lyon', reason: 'broken' },
  ...{ changed: 2, deleted: 1, outcomes: { done: 12, refused: 1 } },
};

describe('what was done, in words', () => {
  for (const locale of ['en', 'fr'] as const) {
    it.each(activityActions)(`${locale}: %s has a sentence of its own, with everything filled in`, (action) => {
      for (const facts of [everything, { ...everything, devices: 1 }, {}]) {
        const sentence = sentenceOf(text(locale), row(action, facts));
        expect(sentence).not.toMatch(/activity\.|\{\{|undefined|null/);
        expect(sentence.length).toBeGreaterThan(8);
      }
    });

    it(`${locale}: no two actions have the same sentence, and every group has a name`, () => {
      const { t } = text(locale);
      const sentences = activityActions.map((action) => sentenceOf(text(locale), row(action, everything)));
      expect(new Set(sentences).size).toBe(activityActions.length);
      expect(new Set(activityGroups.map((group) => t(`activity.group.${group}`))).size).toBe(activityGroups.length);
    });
  }

  it('covers every action that the desk writes', () => {
    const written = sourceFiles('src-main/desk').flatMap((file) =>
      [...textOf(file).matchAll(/\baction(?:: | = )'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map((match) => match[1]),
    );
    expect(written.length).toBeGreaterThan(15);
    expect(written.filter((action) => !(activityActions as readonly (string | undefined)[]).includes(action))).toEqual(
      [],
    );
  });

  it('counts the devices of the change where the entry does not', () => {
    expect(english(row('devices.move', {}, move))).toBe('Moved 1,200 devices to Vans');
    expect(english(row('devices.move', { devices: 1 }, move))).toBe('Moved 1 device to Vans');
  });

  it('tells of an undo and of a decision which way they went', () => {
    expect(english(row('changes.undo', { takenBack: 3 }, move))).toContain('Took back the change to Vans');
    expect(english(row('changes.undo', { reverses: 'c1', devices: 2 }, move))).toContain('2 devices go back to Vans');
    expect(english(row('changes.settle', { decision: 'theirs' }, move))).toContain('the server’s state');
    expect(english(row('changes.settle', { decision: 'mine' }, move))).toContain('Kept what was decided here');
  });

  it('tells how the devices of a change ended', () => {
    const facts = { outcomes: { done: 1_112, refused: 1 }, profileName: 'Vans' };
    expect(english(row('changes.sent', facts))).toBe('Sent to Samsung for Vans: Done 1,112 · Refused 1');
  });

  it('names an action that only a newer version knows', () => {
    expect(english(row('devices.paint'))).toBe('Done by another version: devices.paint');
  });
});

describe('what an entry is about', () => {
  it('is a profile, an upload, or a part of the settings to go to', () => {
    const profiles = { page: 'profiles', profileId: 'p1' };
    expect(aboutOf(row('devices.move', {}, move))).toEqual({ label: 'Vans', place: profiles });
    expect(aboutOf(row('tokens.copy', { profileId: 'p1', profileName: 'Vans' }))?.place).toEqual(profiles);
    const approval = { ...move, kind: 'approve', profileName: 'UP1 · Telco' } as const;
    const upload = { label: 'UP1', place: { page: 'uploads', uploadId: 'UP1' } };
    expect(aboutOf(row('uploads.approve', { uploadId: 'UP1' }, approval))).toEqual(upload);
    expect(aboutOf(row('changes.confirmed', {}, approval))).toEqual(upload);
    expect(aboutOf(row('attributes.set', { name: 'Depot' }))?.place).toMatchObject({ section: 'attributes' });
    expect(aboutOf(row('integration.connect', { name: 'Lyon' }))?.place).toMatchObject({ section: 'integration' });
  });

  it('is nothing to go to where it is gone, or where there is nothing', () => {
    expect(aboutOf(row('profiles.delete', {}, { ...move, kind: 'delete-profile' }))?.place).toBeNull();
    expect(aboutOf(row('devices.delete', {}, { ...move, kind: 'delete' }))).toBeNull();
    expect(aboutOf(row('workspace.repaired'))).toBeNull();
  });
});

describe('a device before and after', () => {
  it('is in a profile, waits for approval, is deleted, on hold, or has a value', () => {
    const { t } = text('en');
    const none = { before: null, after: null };
    expect(beforeAndAfter(t, 'move', { before: 'Vans', after: 'Kiosks' })).toEqual({ before: 'Vans', after: 'Kiosks' });
    expect(beforeAndAfter(t, 'approve', none)).toEqual({ before: 'to approve', after: 'none' });
    expect(beforeAndAfter(t, 'delete', { ...none, before: 'Vans' })).toEqual({ before: 'Vans', after: 'deleted' });
    expect(beforeAndAfter(t, 'hold', { before: null, after: 'sold' })).toEqual({
      before: 'not on hold',
      after: 'on hold',
    });
    expect(beforeAndAfter(t, 'release', { before: 'sold', after: null })).toEqual({
      ...{ before: 'on hold', after: 'not on hold' },
    });
    expect(beforeAndAfter(t, 'attribute', { ...none, after: 'Lyon' })).toEqual({ before: 'none', after: 'Lyon' });
  });

  it('has hashes short enough to read', () => {
    expect([shortHash('0123456789abcdef'), shortHash('')]).toEqual(['0123456789ab…', '—']);
  });
});
