import type { MovePlan } from '#shared/domain/batch-report.ts';
import { envelopeOf } from '../../api.ts';
import type { PlanState } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { CannotLines } from './CannotLines.tsx';
import classes from './MoveDevicesDialog.module.css';

function PlanLines({ plan }: { plan: MovePlan }) {
  const { t } = useText();
  return (
    <ul className={classes.lines}>
      <li>
        <StatusDot tone="waiting" shape="arrow" label={t('devices.move.willMove', { count: plan.move })} />
      </li>
      {plan.alreadyThere > 0 ? (
        <li>
          <StatusDot
            tone="unassigned"
            shape="ring"
            label={t('devices.move.alreadyThere', { count: plan.alreadyThere })}
          />
        </li>
      ) : null}
      <CannotLines cannot={plan.cannot} />
    </ul>
  );
}

/** What would happen, before anything does. */
export function MovePlanView({ chosen, state }: { chosen: boolean; state: PlanState<MovePlan> }) {
  const { t } = useText();
  if (state.error !== null) return <ErrorNotice error={envelopeOf(state.error)} />;
  return (
    <section className={classes.plan} aria-live="polite" aria-label={t('devices.move.plan')}>
      {state.plan ? <PlanLines plan={state.plan} /> : null}
      <p className={classes.hint}>
        {state.plan ? t('devices.move.reset') : t(chosen ? 'devices.move.counting' : 'devices.move.choose')}
      </p>
    </section>
  );
}
