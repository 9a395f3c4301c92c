import { expect, it } from 'vitest';
import { listRules } from '../../../../src-main/desk/features/rules/list-rules.ts';
import { moveRule } from '../../../../src-main/desk/features/rules/move-rule.ts';
import { addRule, openRulesDesk } from '../../../helpers/rule-actions.ts';

it('a rule goes to any place, and the others make room', async () => {
  const { services } = await openRulesDesk();
  const [a, , c] = ['a', 'b', 'c'].map((pattern) => addRule(services, { pattern }));
  const order = () =>
    listRules(services)
      .rules.map(({ pattern }) => pattern)
      .join('');
  moveRule(services, { ruleId: c ?? '', position: 1 });
  expect(order()).toBe('cab');
  moveRule(services, { ruleId: a ?? '', position: 3 });
  expect(order()).toBe('cba');
  moveRule(services, { ruleId: c ?? '', position: 99 });
  expect(order()).toBe('bac');
  expect(() => moveRule(services, { ruleId: 'nobody', position: 1 })).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
});
