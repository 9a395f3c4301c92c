import type { MovePlan } from '#shared/domain/batch-report.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './MoveDevicesDialog.module.css';
import type { PlanState } from './use-move-plan.ts';

const namedReasons = [
  'device_pending',
  'device_on_hold',
  'device_not_found',
  'device_invalid',
  'profile_cannot_take_devices',
  'already_there',
] as const;

function reasonKey(code: ErrorCode): (typeof namedReasons)[number] | 'other' {
  return namedReasons.find((reason) => reason === code) ?? 'other';
}

function PlanLines({ plan }: { plan: MovePlan }) {
  const { t } = useText();
  const reason = (code: ErrorCode) => t(`devices.move.reason.${reasonKey(code)}`);
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
      {plan.cannot.map(({ code, devices }) => (
        <li key={code}>
          <StatusDot
            tone="failed"
            shape="cross"
            label={t('devices.move.cannot', { count: devices, reason: reason(code) })}
          />
        </li>
      ))}
    </ul>
  );
}

/** What would happen, before anything does. */
export function MovePlanView({ chosen, state }: { chosen: boolean; state: PlanState }) {
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
