import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { MOST_RULES } from '#shared/domain/rule.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { listRules } from '../../../../src-main/desk/features/rules/list-rules.ts';
import { addRule, openRulesDesk } from '../../../helpers/rule-actions.ts';

it('a rule is asked after those that are there, and the log says who made it', async () => {
  const { services, db, events } = await openRulesDesk();
  addRule(services, { pattern: 'SM-X' });
  addRule(services, { subject: 'tag', pattern: 'kiosk', profileId: 'p2' as ProfileId });
  expect(listRules(services).rules.map(({ pattern, profileName }) => [pattern, profileName])).toEqual([
    ['SM-X', 'Tablets'],
    ['kiosk', 'Kiosks'],
  ]);
  const [entry] = readActivity(db, 1);
  expect(entry).toMatchObject({ action: 'rules.create', actor: 'tester' });
  expect(JSON.parse(entry?.facts ?? '')).toMatchObject({ name: 'kiosk', profileName: 'Kiosks', subject: 'tag' });
  expect(events).toContainEqual({ name: 'data.changed', payload: { tables: ['rules', 'activity'] } });
});

it('goes to a profile that takes devices, and there is an end to their number', async () => {
  const { services, db } = await openRulesDesk();
  expect(() => addRule(services, { profileId: 'nobody' as ProfileId })).toThrow(
    expect.objectContaining({ code: 'profile_not_found' }),
  );
  db.exec("UPDATE cache.profiles SET type = 'self-maintained' WHERE profile_id = 'p2'");
  expect(() => addRule(services, { profileId: 'p2' as ProfileId })).toThrow(
    expect.objectContaining({ code: 'profile_cannot_take_devices' }),
  );
  for (let rule = 0; rule < MOST_RULES; rule += 1) addRule(services, { pattern: String(rule) });
  expect(() => addRule(services, {})).toThrow(expect.objectContaining({ code: 'too_many_rules' }));
  expect(readActivity(db, 200)).toHaveLength(MOST_RULES);
});
