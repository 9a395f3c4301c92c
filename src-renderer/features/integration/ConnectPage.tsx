import type { IntegrationView } from '#shared/domain/connection.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ConnectPage.module.css';
import { IntegrationSettings } from './IntegrationForm.tsx';

/** What the Devices page shows before a tenant is connected. */
export function ConnectPage({ view, suggestedName }: { view: IntegrationView; suggestedName: string }) {
  const { t } = useText();
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <h1 className={classes.title}>{t('integration.connectTitle')}</h1>
        <p className={classes.intro}>{t('integration.connectIntro')}</p>
        <IntegrationSettings view={view} demo={false} suggestedName={suggestedName} />
      </div>
    </div>
  );
}
