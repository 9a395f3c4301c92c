import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type ChangeList, changeLists } from '#shared/domain/queued-change.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ChangesToolbar.module.css';
import type { ChangeChoice } from './change-choice.ts';
import { changeTitle } from './change-words.ts';
import type { PageUndo } from './use-undo.tsx';

type ChangesToolbarProps = {
  which: ChangeList;
  counts: Record<ChangeList, number>;
  onWhich: (which: ChangeList) => void;
  choice: ChangeChoice;
  undo: PageUndo;
};

/** Which changes are listed, and Undo of those that are ticked, or of the last one. */
export function ChangesToolbar({ which, counts, onWhich, choice, undo }: ChangesToolbarProps) {
  const { t, format } = useText();
  return (
    <div className={classes.toolbar}>
      <SegmentedControl
        aria-label={t('queue.which')}
        value={which}
        onChange={(next) => onWhich(next as ChangeList)}
        data={changeLists.map((value) => ({
          value,
          label: (
            <span className={classes.tab}>
              {t(`queue.tab.${value}`)}
              <span className={classes.count} data-which={counts[value] > 0 ? value : undefined}>
                {format.number(counts[value])}
              </span>
            </span>
          ),
        }))}
      />
      {choice.chosen.size > 0 ? <ChosenActions choice={choice} undo={undo} /> : <UndoLast undo={undo} />}
    </div>
  );
}

function ChosenActions({ choice, undo }: Pick<ChangesToolbarProps, 'choice' | 'undo'>) {
  const { t } = useText();
  const count = choice.chosen.size;
  return (
    <div className={classes.actions}>
      <span className={classes.words} role="status">
        {t('queue.selected', { count })}
      </span>
      <Button variant="subtle" color="gray" onClick={choice.clear}>
        {t('queue.clear')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
        onClick={() => undo.askById([...choice.chosen])}
      >
        {t('queue.undo.several', { count })}
      </Button>
    </div>
  );
}

function UndoLast({ undo: { last, ask } }: Pick<ChangesToolbarProps, 'undo'>) {
  const { t } = useText();
  if (last === null) return null;
  const title = changeTitle(t, last);
  return (
    <div className={classes.actions}>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconArrowBackUp size={16} />}
        title={t('queue.undo.lastHint', { change: title })}
        aria-keyshortcuts="Control+Z"
        classNames={{ label: classes.last ?? '' }}
        onClick={() => ask([last])}
      >
        {t('queue.undo.last', { change: title })}
      </Button>
    </div>
  );
}
