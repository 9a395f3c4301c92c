import { randomUUID } from 'node:crypto';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { MOST_RULES } from '#shared/domain/rule.ts';
import { AppError } from '#shared/errors.ts';
import { insertRule, readRules } from '../../db/tables/rules.ts';
import { needTakingProfile } from '../../db/taking-profile.ts';
import type { Services } from '../../services.ts';
import { changeRules } from './change-rules.ts';

/** Makes a rule that is asked after the others. Throws `too_many_rules`, and what its profile says. */
export function createRule(services: Services, { form }: ParsedInput<'rules.create'>): CommandOutput<'rules.create'> {
  const { db, clock } = services;
  const ruleId = randomUUID();
  changeRules(services, 'rules.create', () => {
    needTakingProfile(db, form.profileId);
    if (readRules(db).length >= MOST_RULES) throw new AppError('too_many_rules', 'no room for another rule');
    insertRule(db, { ...form, ruleId, createdAt: clock.now().toISOString() });
    return { ...form, ruleId };
  });
  return { ruleId };
}
