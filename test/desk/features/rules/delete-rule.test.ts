import { expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { deleteRule } from '../../../../src-main/desk/features/rules/delete-rule.ts';
import { listRules } from '../../../../src-main/desk/features/rules/list-rules.ts';
import { addRule, openRulesDesk } from '../../../helpers/rule-actions.ts';

it('a rule that is deleted is gone, and the log says which it was', async () => {
  const { services, db } = await openRulesDesk();
  const ruleId = addRule(services, { pattern: 'SM-G' });
  deleteRule(services, { ruleId });
  expect(listRules(services).rules).toEqual([]);
  const [entry] = readActivity(db, 1);
  expect(entry?.action).toBe('rules.delete');
  expect(JSON.parse(entry?.facts ?? '')).toMatchObject({ name: 'SM-G', profileName: 'Tablets' });
  expect(() => deleteRule(services, { ruleId })).toThrow(expect.objectContaining({ code: 'not_found' }));
});
