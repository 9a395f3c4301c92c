import { useRef, useState } from 'react';
import { useNavigation } from '../../navigation.tsx';
import { BatchesList } from './BatchesList.tsx';
import { BatchFormDialog } from './BatchFormDialog.tsx';
import { BatchView } from './BatchView.tsx';
import { useBatches } from './batches-queries.ts';
import type { BatchSlots } from './page-slots.ts';

/** The Batches page: a depot's units of work, and one of them. */
export function BatchesPage(slots: BatchSlots) {
  const { place } = useNavigation();
  const last = useRef<string | null>(null);
  const opened = place.page === 'batches' ? place.batchId : undefined;
  if (opened === undefined) return <ListPage focused={last.current} />;
  // Where the keyboard goes on when the person comes back to the list.
  last.current = opened;
  return <BatchView key={opened} batchId={opened} slots={slots} />;
}

function ListPage({ focused }: { focused: string | null }) {
  const { go } = useNavigation();
  const list = useBatches();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <BatchesList
        list={list}
        focused={focused}
        onOpen={(batchId) => go({ page: 'batches', batchId })}
        onCreate={() => setCreating(true)}
      />
      <BatchFormDialog
        opened={creating}
        batch={null}
        onClose={() => setCreating(false)}
        onCreated={(batchId, importing) => go({ page: 'batches', batchId, ...(importing ? { importing } : {}) })}
      />
    </>
  );
}
