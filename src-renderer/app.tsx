import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { ShellState } from '#shared/domain/workspace.ts';
import { FirstRun } from './features/shell/FirstRun.tsx';
import { useShellState } from './features/shell/use-shell.ts';
import { NavigationProvider } from './navigation.tsx';
import { chooseLanguage, chooseLocale } from './text/format.ts';
import { createI18n } from './text/i18n.ts';
import { cssVariables, theme } from './theme.ts';
import { WorkspaceWindow } from './workspace-window.tsx';

/** The whole window: language and theme around whatever is open. */
export function App() {
  const state = useShellState();
  if (!state) return null;
  return (
    <Clothed state={state}>
      {state.workspace ? (
        <NavigationProvider key={state.workspace.id}>
          <WorkspaceWindow state={state} workspace={state.workspace} />
        </NavigationProvider>
      ) : (
        <FirstRun workspaces={state.workspaces} />
      )}
    </Clothed>
  );
}

function useLocale(state: ShellState): string {
  const language = chooseLanguage(state.preferences.language, state.systemLanguage);
  return chooseLocale(language, state.systemLanguage);
}

function Clothed({ state, children }: { state: ShellState; children: ReactNode }) {
  const locale = useLocale(state);
  const [i18n] = useState(() => createI18n(locale));
  const name = state.workspace?.name;
  useEffect(() => {
    document.documentElement.lang = locale;
    if (i18n.language !== locale) void i18n.changeLanguage(locale);
  }, [i18n, locale]);
  useEffect(() => {
    document.title = name ? `${name} · Muster` : 'Muster';
  }, [name]);
  const chosen = state.preferences.theme;
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        {...(chosen === 'system' ? {} : { forceColorScheme: chosen })}
      >
        <Notifications position="bottom-right" limit={4} transitionDuration={120} />
        {children}
      </MantineProvider>
    </I18nextProvider>
  );
}
