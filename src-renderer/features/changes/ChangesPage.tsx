import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { type ChangeList, type ChangeSummary, changeLists } from '#shared/domain/queued-change.ts';
import { envelopeOf } from '../../api.ts';
import { useRemembered, useSyncStatus } from '../../data.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ChangeRow, type ChangeRowActions } from './ChangeRow.tsx';
import classes from './ChangesPage.module.css';
import { ChangesToolbar } from './ChangesToolbar.tsx';
import { CheckDialog } from './CheckDialog.tsx';
import { useChangeChoice } from './change-choice.ts';
import { CHANGES_PER_PAGE, useChangesPage } from './changes-queries.ts';
import { NoChanges } from './NoChanges.tsx';
import { QueueActions } from './QueueActions.tsx';
import { QueueNote } from './QueueNote.tsx';
import { orderOf, useListKeys } from './use-list-keys.ts';
import { useUndo } from './use-undo.tsx';

/** How a plan is written to a file. */
export type PlanForm = 'csv' | 'json';

export type ChangesPageProps = {
  onExport: (form: PlanForm) => void;
  /** More to do with the queue, after what the page itself offers. */
  actions?: ReactNode;
};

const rememberedSchema = z.enum(changeLists).nullable();

/** The queue as a plan: what will be sent, what became of what was sent, and what waits for a decision. */
export function ChangesPage({ onExport, actions }: ChangesPageProps) {
  const { t } = useText();
  const status = useSyncStatus();
  const { which, choose } = useWhich();
  const [checking, setChecking] = useState(false);
  const { list, error, again } = useChangesPage(which ?? 'all', 0);
  const counts = list?.counts;
  return (
    <>
      <PageHeader
        title={t('changes.title')}
        note={status && counts && counts.all > 0 ? <QueueNote status={status} /> : null}
      >
        {status ? <QueueActions {...{ status, onExport }} onCheck={() => setChecking(true)} /> : null}
        {actions}
      </PageHeader>
      {error ? <ErrorNotice error={envelopeOf(error)} form="bar" onRetry={again} /> : null}
      {which && counts ? <ChangesList key={which} which={which} counts={counts} onWhich={choose} /> : null}
      {status ? <CheckDialog opened={checking} status={status} onClose={() => setChecking(false)} /> : null}
    </>
  );
}

/** The list that is shown: the one that was asked for, the one chosen last, or the first that has something in it. */
function useWhich(): { which: ChangeList | null; choose: (which: ChangeList) => void } {
  const { place } = useNavigation();
  const asked = place.page === 'changes' && place.changeId !== undefined;
  const [remembered, remember] = useRemembered<ChangeList | null>('changes.which', rememberedSchema, null);
  const [shown, setShown] = useState<ChangeList | null>(asked ? 'all' : remembered);
  const counts = useChangesPage('all', 0).list?.counts;
  // Chosen once: a list that becomes empty under the person's eyes is not taken from under them.
  if (shown === null && counts) setShown(changeLists.find((one) => counts[one] > 0) ?? 'all');
  return {
    which: shown,
    choose: (next) => {
      setShown(next);
      remember(next);
    },
  };
}

type ChangesListProps = {
  which: ChangeList;
  counts: Record<ChangeList, number>;
  onWhich: (which: ChangeList) => void;
};

function ChangesList({ which, counts, onWhich }: ChangesListProps) {
  const { t } = useText();
  const { place } = useNavigation();
  const asked = place.page === 'changes' ? place.changeId : undefined;
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(asked ? [asked] : []));
  const [pages, setPages] = useState(1);
  const [current, setCurrent] = useState<string | null>(null);
  const choice = useChangeChoice();
  const undo = useUndo(choice.clear);
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = useListKeys(list, choice);
  const total = counts[which];
  const { toggle, extend } = choice;
  const on = useMemo<Omit<ChangeRowActions, 'undo'>>(
    () => ({
      toggle: (changeId) => setOpened((old) => toggled(old, changeId)),
      choose: (changeId, range) => (range ? extend(orderOf(list.current), changeId) : toggle(changeId)),
      focus: setCurrent,
    }),
    [toggle, extend],
  );
  const shown = {
    opened,
    chosen: choice.chosen,
    current,
    on: { ...on, undo: (change: ChangeSummary) => undo.ask([change]) },
  };
  return (
    <>
      <ChangesToolbar {...{ which, counts, onWhich, choice, undo }} />
      <div className={classes.body}>
        {total === 0 ? <NoChanges which={which} /> : null}
        <ul
          ref={list}
          className={classes.list}
          aria-label={t(which === 'waiting' ? 'queue.listToSend' : 'changes.list')}
          onKeyDown={onKeyDown}
        >
          {Array.from({ length: pages }, (_, page) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the page's number
            <ChangesOfPage key={page} which={which} page={page} shown={shown} />
          ))}
        </ul>
        {pages * CHANGES_PER_PAGE < total ? (
          <div className={classes.more}>
            <Button variant="default" onClick={() => setPages(pages + 1)}>
              {t(which === 'waiting' ? 'queue.more' : 'changes.more')}
            </Button>
            <span>{t('changes.shown', { shown: pages * CHANGES_PER_PAGE, total })}</span>
          </div>
        ) : null}
      </div>
      {undo.dialog}
    </>
  );
}

function toggled(old: ReadonlySet<string>, changeId: string): ReadonlySet<string> {
  const next = new Set(old);
  if (!next.delete(changeId)) next.add(changeId);
  return next;
}

type ChangesOfPageProps = {
  which: ChangeList;
  page: number;
  shown: {
    opened: ReadonlySet<string>;
    chosen: ReadonlySet<string>;
    /** The row that has or had the focus; none yet: the first one. */
    current: string | null;
    on: ChangeRowActions;
  };
};

function ChangesOfPage({ which, page, shown }: ChangesOfPageProps) {
  const { list } = useChangesPage(which, page);
  const { opened, chosen, current, on } = shown;
  return list?.changes.map((change, at) => (
    <ChangeRow
      key={change.changeId}
      change={change}
      place={which === 'waiting' ? page * CHANGES_PER_PAGE + at + 1 : null}
      opened={opened.has(change.changeId)}
      chosen={chosen.has(change.changeId)}
      current={current === null ? page + at === 0 : current === change.changeId}
      on={on}
    />
  ));
}
