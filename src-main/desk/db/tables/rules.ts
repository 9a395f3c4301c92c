import type { Rule, RuleForm } from '#shared/domain/rule.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { profileNameSql } from './device-rows.ts';

/** All rules, in the order they are asked. */
export function readRules(db: ReadableDb): Rule[] {
  const known = `r.profile_id = 'default' OR p.profile_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM temp.new_profiles n WHERE n.profile_id = r.profile_id)`;
  return prepared<Rule>(
    db,
    `SELECT r.rule_id AS ruleId, r.subject, r.how, r.pattern, r.profile_id AS profileId, r.created_at AS createdAt,
       iif(${known}, ${profileNameSql('r.profile_id', 'p')}, NULL) AS profileName
     FROM main.rules r LEFT JOIN cache.profiles p ON p.profile_id = r.profile_id ORDER BY r.position`,
  ).all();
}

/** Adds a rule after the others. */
export function insertRule(db: WritableDb, rule: RuleForm & { ruleId: string; createdAt: string }): void {
  prepared(
    db,
    `INSERT INTO main.rules (rule_id, position, subject, how, pattern, profile_id, created_at)
     SELECT @ruleId, coalesce(max(position), 0) + 1, @subject, @how, @pattern, @profileId, @createdAt FROM main.rules`,
  ).run(rule);
}

/** Makes a rule say something else; it keeps its place. */
export function updateRule(db: WritableDb, rule: RuleForm & { ruleId: string }): void {
  prepared(
    db,
    `UPDATE main.rules SET subject = @subject, how = @how, pattern = @pattern, profile_id = @profileId
     WHERE rule_id = @ruleId`,
  ).run(rule);
}

/** Takes a rule away. */
export function deleteRuleRow(db: WritableDb, ruleId: string): void {
  prepared(db, 'DELETE FROM main.rules WHERE rule_id = ?').run(ruleId);
}

/** Numbers the rules anew, in this order. */
export function orderRules(db: WritableDb, ruleIds: readonly string[]): void {
  prepared(db, 'UPDATE main.rules SET position = (SELECT j.key + 1 FROM json_each(?) j WHERE j.value = rule_id)').run(
    JSON.stringify(ruleIds),
  );
}
