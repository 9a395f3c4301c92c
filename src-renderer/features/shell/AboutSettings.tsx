import type { ShellState } from '#shared/domain/workspace.ts';
import { useText } from '../../text/use-text.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import classes from './AboutSettings.module.css';
import { Mark } from './Mark.tsx';

/** What this is, which version, and what the simulator is and is not. */
export function AboutSettings({ state }: { state: ShellState }) {
  const { t } = useText();
  const details = `Muster ${state.appVersion} · ${state.platform} · ${state.systemLanguage}`;
  return (
    <div className={classes.part}>
      <div className={classes.name}>
        <Mark size={36} />
        <div>
          <h2 className={classes.title}>Muster</h2>
          <p className={classes.line}>{t('shell.appLine')}</p>
        </div>
      </div>
      <dl className={classes.facts}>
        <dt>{t('shell.about.version')}</dt>
        <dd className={classes.version} data-selectable>
          {state.appVersion}
          <CopyButton text={details} label={t('shell.about.copy')} />
        </dd>
        <dt>{t('shell.about.system')}</dt>
        <dd data-selectable>{state.platform}</dd>
      </dl>
      <h3 className={classes.heading}>{t('shell.about.simulatorTitle')}</h3>
      <p className={classes.text}>{t('shell.about.simulator')}</p>
      <h3 className={classes.heading}>{t('shell.about.independentTitle')}</h3>
      <p className={classes.text}>{t('shell.about.independent')}</p>
    </div>
  );
}
