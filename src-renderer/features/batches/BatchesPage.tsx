import { useText } from '../../text/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import type { BatchSlots } from './page-slots.ts';

/** The Batches page: a depot's units of work, and one of them. */
export function BatchesPage(_slots: BatchSlots) {
  const { t } = useText();
  return <PageHeader title={t('batches.title')} />;
}
