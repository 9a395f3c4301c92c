import { Button } from '@mantine/core';
import { useState } from 'react';
import type { IntegrationView } from '#shared/domain/connection.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ActivationSwitch.module.css';
import { DeactivateDialog } from './DeactivateDialog.tsx';

type ActivationSwitchProps = { view: IntegrationView; busy: boolean; onActivate: () => void };

/** Whether the integration is switched on, what that means, and the button that changes it (behaviour 20). */
export function ActivationSwitch({ view, busy, onActivate }: ActivationSwitchProps) {
  const { t, format } = useText();
  const [asking, setAsking] = useState(false);
  const { active, syncIntervalMinutes } = view;
  return (
    <section className={classes.strip} aria-label={t('integration.state')} data-active={active}>
      <div className={classes.words}>
        <StatusDot
          tone={active ? 'provisioned' : 'unassigned'}
          shape={active ? 'check' : 'bar'}
          label={t(active ? 'integration.active' : 'integration.inactive')}
        />
        <p className={classes.text}>
          {active
            ? t('integration.activeText', { interval: format.duration(syncIntervalMinutes * 60_000) })
            : t('integration.inactiveText')}
        </p>
      </div>
      {active ? (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('integration.deactivate')}
        </Button>
      ) : (
        <Button loading={busy} onClick={onActivate}>
          {t('integration.activate')}
        </Button>
      )}
      <DeactivateDialog opened={asking} onClose={() => setAsking(false)} />
    </section>
  );
}
