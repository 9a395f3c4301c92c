import { TokensView } from './features/tokens/TokensView.tsx';
import { useTokensNote } from './features/tokens/tokens-queries.ts';
import { useText } from './text/use-text.ts';
import { PageHeader } from './ui/PageHeader.tsx';

/** The tokens on a page of their own. */
export function TokensRoom() {
  const { t } = useText();
  return (
    <>
      <PageHeader title={t('tokens.title')} note={useTokensNote()} />
      <TokensView />
    </>
  );
}
