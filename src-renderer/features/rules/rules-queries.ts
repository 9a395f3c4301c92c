import type { TFunction } from 'i18next';
import { type ProfileSummary, takesDevices } from '#shared/domain/profile.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { useCommand } from '../../data.ts';

/** All rules in their order; undefined until they have come. */
export function useRules(): Rule[] | undefined {
  return useCommand('rules.list', {}, ['rules', 'profiles', 'changes']).data?.rules;
}

/** Profiles a rule can propose. */
export function useTargets(): ProfileSummary[] {
  const { data } = useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'enrollmentTokens']);
  return data?.profiles.filter(({ type }) => takesDevices(type)) ?? [];
}

/** "Model begins with “SM-X5”". */
export function ruleWords(t: TFunction, { subject, how, pattern }: Pick<Rule, 'subject' | 'how' | 'pattern'>): string {
  return t('rules.words', { subject: t(`rules.subjects.${subject}`), how: t(`rules.ways.${how}`), pattern });
}
