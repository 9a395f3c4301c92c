import type { MovePlan } from '#shared/domain/batch-report.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';

const namedReasons = [
  'device_pending',
  'device_not_found',
  'device_invalid',
  'device_on_hold',
  'device_leaving',
  'profile_cannot_take_devices',
  'already_there',
] as const;

function reasonKey(code: ErrorCode): (typeof namedReasons)[number] | 'other' {
  return namedReasons.find((reason) => reason === code) ?? 'other';
}

/** Lines of a plan: how many devices are left out, each reason with its number. */
export function CannotLines({ cannot }: Pick<MovePlan, 'cannot'>) {
  const { t } = useText();
  return cannot.map(({ code, devices }) => {
    const reason = t(`devices.move.reason.${reasonKey(code)}`);
    return (
      <li key={code}>
        <StatusDot tone="failed" shape="cross" label={t('devices.move.cannot', { count: devices, reason })} />
      </li>
    );
  });
}
