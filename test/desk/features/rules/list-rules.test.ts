import { expect, it } from 'vitest';
import { listRules } from '../../../../src-main/desk/features/rules/list-rules.ts';
import { addRule, openRulesDesk } from '../../../helpers/rule-actions.ts';

it('rules are listed in the order they are asked; one whose profile is gone stays, without a name', async () => {
  const { services, db } = await openRulesDesk();
  expect(listRules(services)).toEqual({ rules: [] });
  for (const pattern of ['b', 'a']) addRule(services, { pattern });
  db.exec("DELETE FROM cache.profiles WHERE profile_id = 'p1'");
  expect(listRules(services).rules.map(({ pattern, profileName }) => [pattern, profileName])).toEqual([
    ['b', null],
    ['a', null],
  ]);
});
