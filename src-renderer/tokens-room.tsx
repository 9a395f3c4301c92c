import { PrintSheetsDialog } from './features/print/PrintSheetsDialog.tsx';
import { type SheetsSlot, TokensView } from './features/tokens/TokensView.tsx';
import { useTokensNote } from './features/tokens/tokens-queries.ts';
import { useText } from './text/use-text.ts';
import { PageHeader } from './ui/PageHeader.tsx';

const sheetsDialogOf = ({ tokens, ...slot }: SheetsSlot) => (
  <PrintSheetsDialog {...slot} profiles={tokens.map(({ profileId, profileName: name }) => ({ profileId, name }))} />
);

/** The tokens on a page of their own, joined with the dialog that prints them: features do not import one another. */
export function TokensRoom() {
  const { t } = useText();
  return (
    <>
      <PageHeader title={t('tokens.title')} note={useTokensNote()} />
      <TokensView sheetsDialog={sheetsDialogOf} />
    </>
  );
}
