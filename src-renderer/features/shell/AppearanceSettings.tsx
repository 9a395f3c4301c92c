import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Preferences } from '#shared/domain/workspace.ts';
import { useText } from '../../text/use-text.ts';
import classes from './AppearanceSettings.module.css';
import { useSetPreferences } from './use-shell.ts';

/** Language and theme; both take effect at once. */
export function AppearanceSettings({ preferences }: { preferences: Preferences }) {
  const { t } = useText();
  const setPreferences = useSetPreferences();
  return (
    <div className={classes.part}>
      <Choice id="language" label={t('shell.settings.language')}>
        <SegmentedControl<Preferences['language']>
          aria-labelledby="language"
          value={preferences.language}
          onChange={(language) => void setPreferences({ language })}
          data={[
            { value: 'system', label: t('shell.settings.languageSystem') },
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </Choice>
      <Choice id="theme" label={t('shell.settings.theme')}>
        <SegmentedControl<Preferences['theme']>
          aria-labelledby="theme"
          value={preferences.theme}
          onChange={(theme) => void setPreferences({ theme })}
          data={[
            { value: 'system', label: t('shell.settings.themeSystem') },
            { value: 'light', label: t('shell.settings.themeLight') },
            { value: 'dark', label: t('shell.settings.themeDark') },
          ]}
        />
      </Choice>
    </div>
  );
}

function Choice({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className={classes.choice}>
      <div id={id} className={classes.label}>
        {label}
      </div>
      {children}
    </div>
  );
}
