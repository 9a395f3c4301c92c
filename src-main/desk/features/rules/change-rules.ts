import type { ActivityAction } from '#shared/domain/activity-entry.ts';
import type { Rule, RuleForm } from '#shared/domain/rule.ts';
import { AppError } from '#shared/errors.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { findProfile } from '../../db/tables/profiles.ts';
import { readRules } from '../../db/tables/rules.ts';
import type { Services } from '../../services.ts';

/** A rule by its id. Throws `not_found`. */
export function needRule(db: ReadableDb, ruleId: string): Rule {
  const rule = readRules(db).find((one) => one.ruleId === ruleId);
  if (!rule) throw new AppError('not_found', 'no such rule', { ruleId });
  return rule;
}

/** Changes the rules and enters it into the log, in one transaction; then says so. */
export function changeRules(
  services: Services,
  action: ActivityAction,
  change: () => RuleForm & { ruleId: string },
): void {
  const { db, clock, osUser: actor } = services;
  transaction(db, () => {
    const { subject, how, pattern, profileId } = change();
    const profileName = findProfile(db, profileId)?.name ?? profileId;
    const facts = { subject, how, name: pattern, profileId, profileName };
    appendActivity(db, { at: clock.now().toISOString(), actor, action, changeId: null, facts });
  });
  services.publish('data.changed', { tables: ['rules', 'activity'] });
}
