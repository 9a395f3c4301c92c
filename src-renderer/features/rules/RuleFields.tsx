import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type RuleForm, type RuleSubject, type RuleWay, ruleSubjects, ruleWays } from '#shared/domain/rule.ts';
import { useText } from '../../text/use-text.ts';
import classes from './RulesSettings.module.css';
import { useTargets } from './rules-queries.ts';

/** A rule as it is being made. */
export type RuleDraft = Omit<RuleForm, 'profileId'> & { profileId: ProfileId | null };

/** What is offered for a new rule. */
export const newRule: RuleDraft = { subject: 'model', how: 'begins', pattern: '', profileId: null };

type RuleFieldsProps = {
  first: RuleDraft;
  submit: string;
  /** Answers whether it was taken: then the fields are empty again. */
  onSubmit: (form: RuleForm) => Promise<boolean>;
  onCancel?: () => void;
};

/** The parts of a rule on one line: what it looks at, how, for which text, which profile. */
export function RuleFields({ first, submit, onSubmit, onCancel }: RuleFieldsProps) {
  const { t } = useText();
  const targets = useTargets();
  const [draft, setDraft] = useState(first);
  const change = (part: Partial<RuleDraft>) => setDraft((old) => ({ ...old, ...part }));
  const { profileId, pattern } = draft;
  const ready = pattern.trim() !== '' && profileId !== null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (profileId !== null && ready && (await onSubmit({ ...draft, pattern: pattern.trim(), profileId })))
      setDraft(newRule);
  };
  return (
    <form className={classes.fields} onSubmit={(event) => void send(event)}>
      <Select
        className={classes.short ?? ''}
        label={t('rules.subject')}
        allowDeselect={false}
        value={draft.subject}
        data={ruleSubjects.map((value) => ({ value, label: t(`rules.subjects.${value}`) }))}
        onChange={(value) => change({ subject: value as RuleSubject })}
      />
      <Select
        className={classes.short ?? ''}
        label={t('rules.how')}
        allowDeselect={false}
        value={draft.how}
        data={ruleWays.map((value) => ({ value, label: t(`rules.ways.${value}`) }))}
        onChange={(value) => change({ how: value as RuleWay })}
      />
      <TextInput
        className={classes.text ?? ''}
        label={t('rules.pattern')}
        placeholder={t(`rules.patternHint.${draft.subject}`)}
        maxLength={200}
        autoComplete="off"
        value={pattern}
        onChange={(event) => change({ pattern: event.currentTarget.value })}
      />
      <Select
        className={classes.text ?? ''}
        label={t('rules.profile')}
        searchable
        value={profileId}
        data={targets.map(({ profileId: value, name }) => ({ value, label: name }))}
        onChange={(value) => change({ profileId: value as ProfileId | null })}
      />
      <div className={classes.buttons}>
        <Button type="submit" variant="default" disabled={!ready}>
          {submit}
        </Button>
        {onCancel ? (
          <Button variant="subtle" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
