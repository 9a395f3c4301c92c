import type { Rule, RuleFinding, RulesPlan } from '#shared/domain/rule.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ProposeDialog.module.css';
import { ruleWords } from './rules-queries.ts';

const idleReasons = ['profile_not_found', 'profile_cannot_take_devices', 'profile_leaving'] as const;
const stayReasons = ['device_pending', 'device_on_hold', 'device_leaving'] as const;

function idleKey(code: ErrorCode): (typeof idleReasons)[number] | 'other' {
  return idleReasons.find((reason) => reason === code) ?? 'other';
}

function stayKey(code: ErrorCode): (typeof stayReasons)[number] | 'other' {
  return stayReasons.find((reason) => reason === code) ?? 'other';
}

/** What each rule found, what would move to each profile, and what no rule names. */
export function ProposedPlan({ plan, rules }: { plan: RulesPlan; rules: readonly Rule[] }) {
  const { t, format } = useText();
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('rules.ruleHead')}</th>
            <th scope="col">{t('rules.profile')}</th>
            <th scope="col" className={classes.number}>
              {t('rules.decided')}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.rules.map((finding) => {
            const rule = rules.find(({ ruleId }) => ruleId === finding.ruleId);
            return rule ? (
              <tr key={finding.ruleId}>
                <td>
                  {ruleWords(t, rule)}
                  <RuleNote finding={finding} />
                </td>
                <td>{rule.profileName ?? t('rules.gone')}</td>
                <td className={classes.number}>{format.number(finding.decided)}</td>
              </tr>
            ) : null;
          })}
        </tbody>
      </table>
      {plan.profiles.map((one) => (
        <ProfilePlan key={one.profileId} plan={one} />
      ))}
      {plan.undecided > 0 ? <p className={classes.hint}>{t('rules.undecided', { count: plan.undecided })}</p> : null}
    </>
  );
}

/** Why a rule decides less than it names. */
function RuleNote({ finding: { idle, overruled } }: { finding: RuleFinding }) {
  const { t } = useText();
  if (idle !== null)
    return <div className={classes.note}>{t('rules.idle', { reason: t(`rules.idleReason.${idleKey(idle)}`) })}</div>;
  return overruled > 0 ? <div className={classes.note}>{t('rules.overruled', { count: overruled })}</div> : null;
}

function ProfilePlan({ plan }: { plan: RulesPlan['profiles'][number] }) {
  const { t } = useText();
  const { profileName, move, alreadyThere, cannot } = plan;
  return (
    <div className={classes.profile}>
      <strong>{t('rules.to', { profile: profileName })}</strong>
      <ul className={classes.lines}>
        <li>
          <StatusDot tone="waiting" shape="arrow" label={t('devices.move.willMove', { count: move })} />
        </li>
        {alreadyThere > 0 ? (
          <li>
            <StatusDot tone="unassigned" shape="ring" label={t('devices.move.alreadyThere', { count: alreadyThere })} />
          </li>
        ) : null}
        {cannot.map(({ code, devices }) => {
          const reason = t(`devices.move.reason.${stayKey(code)}`);
          return (
            <li key={code}>
              <StatusDot tone="failed" shape="cross" label={t('devices.move.cannot', { count: devices, reason })} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
