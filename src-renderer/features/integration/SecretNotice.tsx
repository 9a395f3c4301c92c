import type { SecretState } from '#shared/domain/secret.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './SecretNotice.module.css';

/** Where credentials are kept, and what it means when the keychain cannot be used. */
export function SecretNotice({ state }: { state: SecretState }) {
  const { t } = useText();
  return (
    <div className={classes.notice} data-state={state}>
      <StatusDot
        tone={state === 'ok' ? 'unassigned' : 'waiting'}
        shape={state === 'ok' ? 'check' : 'bar'}
        label={t('integration.secrets.title')}
      />
      <p className={classes.text}>{t(`integration.secrets.${state}`)}</p>
    </div>
  );
}
