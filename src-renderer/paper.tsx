import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './paper.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { on } from './api.ts';
import { PaperDocument } from './features/print/PaperDocument.tsx';
import { createI18n } from './text/i18n.ts';

const root = document.getElementById('root');
if (!root) throw new Error('paper.html has no #root');

const stop = on('shell.notice', (notice) => {
  if (notice.kind !== 'paper') return;
  stop();
  document.documentElement.lang = notice.paper.locale;
  createRoot(root).render(
    <I18nextProvider i18n={createI18n(notice.paper.locale)}>
      <PaperDocument paperId={notice.paperId} paper={notice.paper} />
    </I18nextProvider>,
  );
});
