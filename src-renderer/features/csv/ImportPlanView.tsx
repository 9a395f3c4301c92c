import type { ImportPlan, ProfilePlan } from '#shared/domain/csv-import.ts';
import { envelopeOf } from '../../api.ts';
import type { PlanState } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ImportPlanView.module.css';
import type { TargetKind } from './import-targets.ts';

/** What would happen, before anything does. */
export function ImportPlanView({ kind, state }: { kind: TargetKind; state: PlanState<ImportPlan> | null }) {
  const { t } = useText();
  if (state?.error)
    return (
      <div>
        <ErrorNotice error={envelopeOf(state.error)} />
      </div>
    );
  const plan = state?.plan ?? null;
  return (
    <section className={classes.plan} aria-live="polite" aria-label={t('importUse.plan.label')}>
      <h3 className={classes.heading}>{t('importUse.plan.label')}</h3>
      {plan === null ? (
        <p className={classes.hint}>{t(state === null ? 'importUse.plan.choose' : 'importUse.plan.counting')}</p>
      ) : (
        <PlanLines kind={kind} plan={plan} />
      )}
    </section>
  );
}

function PlanLines({ kind, plan }: { kind: TargetKind; plan: ImportPlan }) {
  const { t } = useText();
  const { devices, skipped, unknown, overwritten, byProfile } = plan;
  return (
    <>
      <ul className={classes.lines}>
        <li>
          <StatusDot
            tone={kind === 'profiles' ? 'waiting' : 'provisioned'}
            shape={kind === 'profiles' ? 'arrow' : 'check'}
            label={t(`importUse.plan.${kind}`, { count: devices })}
          />
        </li>
        {overwritten > 0 ? (
          <li>
            <StatusDot tone="waiting" shape="bar" label={t(`importUse.plan.overwritten`, { count: overwritten })} />
          </li>
        ) : null}
        {unknown > 0 ? (
          <li>
            <StatusDot tone="unassigned" shape="question" label={t('importUse.plan.unknown', { count: unknown })} />
          </li>
        ) : null}
        {skipped > unknown ? (
          <li>
            <StatusDot tone="unassigned" shape="ring" label={t(`importUse.plan.rest`, { count: skipped - unknown })} />
          </li>
        ) : null}
      </ul>
      {byProfile.length > 0 ? <ByProfile plans={byProfile} /> : null}
    </>
  );
}

function ByProfile({ plans }: { plans: readonly ProfilePlan[] }) {
  const { t, format } = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section className={classes.scroller} tabIndex={0} aria-label={t('importUse.plan.byProfile')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('importUse.plan.profile')}</th>
            <th scope="col">{t('importUse.plan.move')}</th>
            <th scope="col">{t('importUse.plan.alreadyThere')}</th>
            <th scope="col">{t('importUse.plan.cannot')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.profileId}>
              <th scope="row" title={plan.profileName}>
                {plan.profileName}
              </th>
              <td>{format.number(plan.move)}</td>
              <td>{format.number(plan.alreadyThere)}</td>
              <td title={plan.cannot.map(({ code }) => t(`errors.${code}.what`)).join('\n')}>
                {format.number(plan.cannot.reduce((sum, { devices }) => sum + devices, 0))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Cannot plans={plans} />
    </section>
  );
}

/** Why devices cannot move, each reason once. */
function Cannot({ plans }: { plans: readonly ProfilePlan[] }) {
  const { t, format } = useText();
  const byCode = new Map<ProfilePlan['cannot'][number]['code'], number>();
  for (const { code, devices } of plans.flatMap(({ cannot }) => cannot))
    byCode.set(code, (byCode.get(code) ?? 0) + devices);
  return [...byCode].map(([code, devices]) => (
    <p key={code} className={classes.hint}>
      {format.number(devices)}: {t(`errors.${code}.what`)}
    </p>
  ));
}
