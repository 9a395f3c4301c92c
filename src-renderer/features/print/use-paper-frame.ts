import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data.ts';

/** What every paper says of where and when it was made, and in which language. */
export type PaperFrame = { locale: string; workspaceName: string; printedAt: string };

/** What every paper says; the time is that of the dialog's opening. */
export function usePaperFrame(): PaperFrame {
  const { i18n } = useTranslation();
  const workspaceName = useCommand('shell.getState', {}, []).data?.workspace?.name ?? '';
  const locale = i18n.language;
  return useMemo(() => ({ locale, workspaceName, printedAt: new Date().toISOString() }), [locale, workspaceName]);
}

/** The host devices register with; null when none is connected, undefined until that is known. */
export function useServer(): string | null | undefined {
  const integration = useCommand('integration.get', {}, ['integration']).data;
  if (integration === undefined) return undefined;
  return integration?.ivanti ? new URL(integration.ivanti.baseUrl).host : null;
}
