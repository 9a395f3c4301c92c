import type { BatchName } from '#shared/domain/batch.ts';
import { useText } from '../../text/use-text.ts';
import { SearchHit } from '../../ui/SearchHit.tsx';

/** A batch that was found: what names it, then how it stands. */
export function BatchHit({ batch: { name, depot, profileName, state } }: { batch: BatchName }) {
  const { t } = useText();
  const about = [depot || null, profileName ?? t('batches.noProfile')].filter((part) => part !== null);
  return (
    <SearchHit name={name} about={about.join(' · ')}>
      {t(`batches.state.${state}`)}
    </SearchHit>
  );
}
