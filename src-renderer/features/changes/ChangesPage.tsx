import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { envelopeOf } from '../../api.ts';
import { useSyncStatus } from '../../data.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { ChangeRow } from './ChangeRow.tsx';
import classes from './ChangesPage.module.css';
import { CHANGES_PER_PAGE, useChangesPage } from './changes-queries.ts';

/** The queue as a plan: what will be sent, what became of what was sent, and what waits for a decision. */
export function ChangesPage({ actions }: { actions?: ReactNode }) {
  const { t } = useText();
  const status = useSyncStatus();
  const { place } = useNavigation();
  const asked = place.page === 'changes' ? place.changeId : undefined;
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(asked ? [asked] : []));
  const [pages, setPages] = useState(1);
  const newest = useChangesPage(0);
  const total = newest.list?.total ?? 0;
  const toggle = (changeId: string) =>
    setOpened((old) => {
      const next = new Set(old);
      if (!next.delete(changeId)) next.add(changeId);
      return next;
    });
  return (
    <>
      <PageHeader title={t('changes.title')} note={status && total > 0 ? <QueueNote status={status} /> : null}>
        {actions}
      </PageHeader>
      <div className={classes.body}>
        {newest.error ? <ErrorNotice error={envelopeOf(newest.error)} form="bar" onRetry={newest.again} /> : null}
        {newest.list && total === 0 ? <NoChanges /> : null}
        <ul className={classes.list} aria-label={t('changes.list')}>
          {Array.from({ length: pages }, (_, page) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the page's number
            <ChangesOfPage key={page} page={page} opened={opened} onToggle={toggle} />
          ))}
        </ul>
        {pages * CHANGES_PER_PAGE < total ? (
          <div className={classes.more}>
            <Button variant="default" onClick={() => setPages(pages + 1)}>
              {t('changes.more')}
            </Button>
            <span>{t('changes.shown', { shown: pages * CHANGES_PER_PAGE, total })}</span>
          </div>
        ) : null}
      </div>
    </>
  );
}

type ChangesOfPageProps = {
  page: number;
  opened: ReadonlySet<string>;
  onToggle: (changeId: string) => void;
};

function ChangesOfPage({ page, opened, onToggle }: ChangesOfPageProps) {
  const { list } = useChangesPage(page);
  return list?.changes.map((change) => (
    <ChangeRow
      key={change.changeId}
      change={change}
      opened={opened.has(change.changeId)}
      onToggle={() => onToggle(change.changeId)}
    />
  ));
}

function QueueNote({ status }: { status: SyncStatus }) {
  const { t } = useText();
  if (status.waiting + status.conflicts + status.refused === 0) return t('changes.allSent');
  return (
    <div className={classes.note}>
      {status.waiting > 0 ? (
        <StatusDot tone="waiting" shape="clock" label={t('sync.waiting', { count: status.waiting })} />
      ) : null}
      {status.conflicts > 0 ? (
        <StatusDot tone="conflict" shape="diamond" label={t('sync.conflicts', { count: status.conflicts })} />
      ) : null}
      {status.refused > 0 ? (
        <StatusDot tone="failed" shape="cross" label={t('sync.refused', { count: status.refused })} />
      ) : null}
    </div>
  );
}

function NoChanges() {
  const { t } = useText();
  const { go } = useNavigation();
  return (
    <EmptyState
      icon={<IconListCheck size={22} stroke={1.6} />}
      title={t('changes.emptyTitle')}
      text={t('changes.emptyText')}
    >
      <Button onClick={() => go({ page: 'devices' })}>{t('changes.emptyButton')}</Button>
    </EmptyState>
  );
}
