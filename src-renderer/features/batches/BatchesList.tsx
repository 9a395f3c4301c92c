import { Button } from '@mantine/core';
import { IconClipboardCheck, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type BatchState, type BatchSummary, batchStates } from '#shared/domain/batch.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FilterPill } from '../../ui/FilterPill.tsx';
import { FilterText } from '../../ui/FilterText.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import classes from './BatchesList.module.css';
import { BatchesTable } from './BatchesTable.tsx';
import type { useBatches } from './batches-queries.ts';
import { findBatches } from './find-batches.ts';

type BatchesListProps = {
  list: ReturnType<typeof useBatches>;
  focused: string | null;
  onOpen: (batchId: string) => void;
  onCreate: () => void;
};

type Filter = { text: string; state: BatchState | null };

/** Every batch, the next one due first. */
export function BatchesList({ list, focused, onOpen, onCreate }: BatchesListProps) {
  const { t } = useText();
  const { batches, error, again } = list;
  const [filter, setFilter] = useState<Filter>({ text: '', state: null });
  const shown = useMemo(() => narrow(batches ?? [], filter), [batches, filter]);
  const some = batches !== undefined && batches.length > 0;
  return (
    <section className={classes.page} aria-label={t('batches.title')}>
      <PageHeader title={t('batches.title')} note={some ? <Note batches={batches} /> : null}>
        {some ? (
          <Button leftSection={<IconPlus size={16} />} onClick={onCreate}>
            {t('batches.new')}
          </Button>
        ) : null}
      </PageHeader>
      {error ? <ErrorNotice error={envelopeOf(error)} form="bar" onRetry={again} /> : null}
      {batches && batches.length === 0 ? <NoBatches onCreate={onCreate} /> : null}
      {some ? <Filters filter={filter} onFilter={setFilter} /> : null}
      <div className={classes.body}>
        {shown.length > 0 ? <BatchesTable batches={shown} focused={focused} onOpen={onOpen} /> : null}
        {some && shown.length === 0 ? <NothingFound onClear={() => setFilter({ text: '', state: null })} /> : null}
      </div>
    </section>
  );
}

function narrow(batches: readonly BatchSummary[], { text, state }: Filter): readonly BatchSummary[] {
  const ofState = state === null ? batches : batches.filter((batch) => batch.state === state);
  if (text === '') return ofState;
  const found = new Set(findBatches(ofState, text));
  return ofState.filter((batch) => found.has(batch));
}

function Note({ batches }: { batches: readonly BatchSummary[] }) {
  const { t } = useText();
  const count = batches.filter(({ state }) => state === 'open').length;
  return count === 0 ? t('batches.noneOpen') : t('batches.open', { count });
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t } = useText();
  const label = t('batches.filter.state');
  return (
    <search className={classes.bar} aria-label={t('batches.filter.label')}>
      <FilterText
        className={classes.text}
        label={t('batches.filter.text')}
        hint={t('batches.filter.textHint')}
        value={filter.text}
        onText={(text) => onFilter({ ...filter, text })}
      />
      <FilterPill
        label={label}
        chosen={filter.state === null ? null : t(`batches.state.${filter.state}`)}
        options={batchStates.map((state) => ({ value: state, label: t(`batches.state.${state}`) }))}
        isChosen={(value) => value === filter.state}
        onPick={(value) =>
          onFilter({ ...filter, state: batchStates.find((state) => state === value && state !== filter.state) ?? null })
        }
        onClear={() => onFilter({ ...filter, state: null })}
        words={{
          find: t('devices.filter.find'),
          nothing: t('devices.filter.nothing'),
          remove: t('devices.filter.remove', { label }),
        }}
      />
    </search>
  );
}

function NoBatches({ onCreate }: { onCreate: () => void }) {
  const { t } = useText();
  return (
    <EmptyState icon={<IconClipboardCheck size={24} />} title={t('batches.empty.title')} text={t('batches.empty.text')}>
      <Button leftSection={<IconPlus size={16} />} onClick={onCreate}>
        {t('batches.new')}
      </Button>
    </EmptyState>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useText();
  return (
    <EmptyState
      icon={<IconClipboardCheck size={24} />}
      title={t('batches.filter.nothing')}
      text={t('batches.filter.nothingText')}
    >
      <Button variant="default" onClick={onClear}>
        {t('batches.filter.clear')}
      </Button>
    </EmptyState>
  );
}
