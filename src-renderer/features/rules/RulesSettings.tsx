import { ActionIcon, Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconRoute, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { run } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import { type Chosen, ProposeDialog } from './ProposeDialog.tsx';
import { newRule, RuleFields } from './RuleFields.tsx';
import classes from './RulesSettings.module.css';
import { useRuleAction } from './rules-commands.ts';
import { ruleWords, useRules } from './rules-queries.ts';

type RowProps = { rule: Rule; at: number; count: number; onEdit: () => void };

function RuleRow({ rule, at, count, onEdit }: RowProps) {
  const { t } = useText();
  const act = useRuleAction();
  const notify = useNotify();
  const { ruleId, profileName } = rule;
  const words = ruleWords(t, rule);
  const place = (position: number) => void act(() => run('rules.move', { ruleId, position }));
  const remove = async () => {
    if (await act(() => run('rules.delete', { ruleId }))) notify.done(t('rules.deleted'));
  };
  return (
    <tr>
      <td className={classes.number}>{at + 1}</td>
      <td>{words}</td>
      <td>{profileName ?? <span className={classes.gone}>{t('rules.gone')}</span>}</td>
      <td className={classes.actions}>
        <ActionIcon aria-label={t('rules.up', { rule: words })} disabled={at === 0} onClick={() => place(at)}>
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('rules.down', { rule: words })}
          disabled={at === count - 1}
          onClick={() => place(at + 2)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t('rules.editOf', { rule: words })} title={t('rules.edit')} onClick={onEdit}>
          <IconPencil size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('rules.deleteOf', { rule: words })}
          title={t('rules.delete')}
          onClick={() => void remove()}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </td>
    </tr>
  );
}

function RulesTable({ rules }: { rules: readonly Rule[] }) {
  const { t } = useText();
  const act = useRuleAction();
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <table className={classes.table} aria-label={t('rules.list')}>
      <tbody>
        {rules.map((rule, at) =>
          rule.ruleId === edited ? (
            <tr key={rule.ruleId}>
              <td colSpan={4}>
                <RuleFields
                  first={rule}
                  submit={t('rules.save')}
                  onCancel={() => setEdited(null)}
                  onSubmit={async ({ subject, how, pattern, profileId }) => {
                    const form = { subject, how, pattern, profileId };
                    const done = await act(() => run('rules.update', { ruleId: rule.ruleId, form }));
                    if (done) setEdited(null);
                    return done;
                  }}
                />
              </td>
            </tr>
          ) : (
            <RuleRow key={rule.ruleId} rule={rule} at={at} count={rules.length} onEdit={() => setEdited(rule.ruleId)} />
          ),
        )}
      </tbody>
    </table>
  );
}

/** The devices that wait for a profile. */
function useUnassigned(): Chosen {
  const { data } = useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'enrollmentTokens']);
  const count = data?.profiles.find(({ profileId }) => profileId === DEFAULT_PROFILE_ID)?.devices ?? 0;
  return { selection: { kind: 'matching', filter: { profileId: DEFAULT_PROFILE_ID }, except: [] }, count };
}

/** Settings, *Rules*: which there are, in which order, and what they propose for devices without a profile. */
export function RulesSettings() {
  const { t } = useText();
  const rules = useRules();
  const act = useRuleAction();
  const unassigned = useUnassigned();
  const [proposing, setProposing] = useState<Chosen | null>(null);
  if (!rules) return null;
  const close = () => setProposing(null);
  return (
    <div className={classes.part}>
      <p className={classes.intro}>{t('rules.intro')}</p>
      <RuleFields
        first={newRule}
        submit={t('rules.add')}
        onSubmit={(form) => act(() => run('rules.create', { form }))}
      />
      {rules.length === 0 ? (
        <EmptyState
          icon={<IconRoute size={22} stroke={1.6} />}
          title={t('rules.emptyTitle')}
          text={t('rules.emptyText')}
        />
      ) : (
        <>
          <RulesTable rules={rules} />
          <Group mt={16}>
            <Button onClick={() => setProposing(unassigned)}>{t('rules.proposeUnassigned')}</Button>
          </Group>
        </>
      )}
      <ProposeDialog chosen={proposing} onClose={close} onDone={close} />
    </div>
  );
}
