import type { ReactNode } from 'react';
import { type SettingsSection, useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import classes from './SettingsPage.module.css';

const sections: readonly SettingsSection[] = ['integration', 'rules', 'attributes', 'storage', 'appearance', 'about'];

/** Settings: what is set in parts, one at a time. */
export function SettingsPage({ parts }: { parts: Record<SettingsSection, ReactNode> }) {
  const { t } = useText();
  const { place, go } = useNavigation();
  const section = (place.page === 'settings' ? place.section : undefined) ?? 'integration';
  return (
    <>
      <PageHeader title={t('shell.settings.title')} />
      <div className={classes.body}>
        <nav className={classes.nav} aria-label={t('shell.settings.title')}>
          {sections.map((name) => (
            <button
              key={name}
              type="button"
              className={classes.item}
              aria-current={name === section ? 'true' : undefined}
              onClick={() => go({ page: 'settings', section: name })}
            >
              {t(`shell.settings.${name}`)}
            </button>
          ))}
        </nav>
        <div className={classes.part} key={section}>
          {parts[section]}
        </div>
      </div>
    </>
  );
}
