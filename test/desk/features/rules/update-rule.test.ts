import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { listRules } from '../../../../src-main/desk/features/rules/list-rules.ts';
import { updateRule } from '../../../../src-main/desk/features/rules/update-rule.ts';
import { addRule, openRulesDesk } from '../../../helpers/rule-actions.ts';

it('a rule says something else at the same place', async () => {
  const { services, db } = await openRulesDesk();
  const ruleId = addRule(services, {});
  addRule(services, { pattern: 'SM-G' });
  const form = { subject: 'order', how: 'contains', pattern: '2026', profileId: 'p2' as ProfileId } as const;
  updateRule(services, { ruleId, form });
  expect(listRules(services).rules.map(({ subject, pattern }) => [subject, pattern])).toEqual([
    ['order', '2026'],
    ['model', 'SM-G'],
  ]);
  expect(readActivity(db, 1)[0]?.action).toBe('rules.update');
  const nowhere = { ...form, profileId: 'nobody' as ProfileId };
  expect(() => updateRule(services, { ruleId, form: nowhere })).toThrow(
    expect.objectContaining({ code: 'profile_not_found' }),
  );
  expect(() => updateRule(services, { ruleId: 'nobody', form })).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
});
