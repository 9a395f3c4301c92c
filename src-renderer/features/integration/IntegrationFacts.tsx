import type { IntegrationView } from '#shared/domain/connection.ts';
import { useText } from '../../text/use-text.ts';
import classes from './IntegrationFacts.module.css';

/** Where the integration leads and how it signs in, to read only. */
export function IntegrationFacts({ view }: { view: IntegrationView }) {
  const { t } = useText();
  const facts: [string, string][] = [
    [t('integration.region'), t(`integration.regions.${view.region}`)],
    [t('integration.baseUrl'), view.baseUrl],
    [t('integration.scheme'), t(`integration.schemes.${view.scheme}`)],
    [t('integration.customerId'), view.customerId],
    [t('integration.ivantiUrl'), view.ivanti?.baseUrl ?? ''],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd data-selectable>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
