import { expect, it } from 'vitest';
import { MOST_RULES, ruleFormSchema } from '#shared/domain/rule.ts';

const form = { subject: 'model', how: 'begins', pattern: ' SM-X5 ', profileId: 'p1' };

it('a rule looks for a text without blanks around it, and for no empty one', () => {
  expect(ruleFormSchema.parse(form).pattern).toBe('SM-X5');
  expect(ruleFormSchema.safeParse({ ...form, pattern: '  ' }).success).toBe(false);
  expect(ruleFormSchema.safeParse({ ...form, pattern: 'x'.repeat(201) }).success).toBe(false);
  expect(ruleFormSchema.safeParse({ ...form, subject: 'imei' }).success).toBe(false);
});

it('there are fewer rules than one byte for each device can tell apart', () => {
  expect(MOST_RULES).toBeLessThan(256);
});
