import type { SecretState } from '#shared/domain/secret.ts';
import { useText } from '../../text/use-text.ts';
import { SecretNotice } from './SecretNotice.tsx';
import classes from './StoredFacts.module.css';

/** What is kept where on this computer. The demo depot keeps no credentials at all. */
export function StoredFacts({ state, demo }: { state: SecretState; demo: boolean }) {
  const { t } = useText();
  const facts = [
    [t('integration.stored.settings'), t('integration.stored.settingsText')],
    [t('integration.stored.devices'), t('integration.stored.devicesText')],
    ...(demo ? [[t('integration.stored.credentials'), t('integration.stored.demoText')]] : []),
  ];
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {demo ? null : <SecretNotice state={state} />}
    </>
  );
}
