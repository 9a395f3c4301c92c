import { IconFileImport } from '@tabler/icons-react';
import { useText } from '../../text/use-text.ts';
import { SearchHit } from '../../ui/SearchHit.tsx';

/** The way to import a file, among what a text finds. */
export function ImportHit() {
  const { t } = useText();
  return (
    <SearchHit name={t('import.action')} about={t('import.searchText')}>
      <IconFileImport size={16} aria-hidden />
    </SearchHit>
  );
}
