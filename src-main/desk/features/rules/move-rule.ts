import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { orderRules, readRules } from '../../db/tables/rules.ts';
import type { Services } from '../../services.ts';
import { changeRules, needRule } from './change-rules.ts';

/** Puts a rule at a place, from 1: an earlier rule wins. Throws `not_found`. */
export function moveRule(
  services: Services,
  { ruleId, position }: ParsedInput<'rules.move'>,
): CommandOutput<'rules.move'> {
  const { db } = services;
  changeRules(services, 'rules.move', () => {
    const rule = needRule(db, ruleId);
    const others = readRules(db).flatMap((one) => (one.ruleId === ruleId ? [] : one.ruleId));
    orderRules(db, others.toSpliced(position - 1, 0, ruleId));
    return rule;
  });
  return null;
}
