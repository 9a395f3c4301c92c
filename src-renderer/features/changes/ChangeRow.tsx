import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconArrowBackUp, IconChevronRight } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { type ChangeSummary, isDeviceIntent } from '#shared/domain/queued-change.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { ChangeFacts } from './ChangeFacts.tsx';
import { ChangeNote } from './ChangeNote.tsx';
import classes from './ChangeRow.module.css';
import { ChangeTargets } from './ChangeTargets.tsx';
import { changeSigns, changeTitle } from './change-words.ts';
import { DecisionBar } from './DecisionBar.tsx';
import { OutcomesBar } from './OutcomesBar.tsx';

export type ChangeRowProps = {
  change: ChangeSummary;
  /** Its place among what is to be sent; null where that is not what the list shows. */
  place: number | null;
  opened: boolean;
  chosen: boolean;
  /** Tab comes to this row of the list. */
  current: boolean;
  on: ChangeRowActions;
};

/** What can be done with a row. */
export type ChangeRowActions = {
  toggle: (changeId: string) => void;
  /** Ticks it; with Shift everything up to it. */
  choose: (changeId: string, range: boolean) => void;
  focus: (changeId: string) => void;
  undo: (change: ChangeSummary) => void;
};

/** One action of the person: what, when, how it stands; opens to its devices, or to what it alters of a profile. */
export function ChangeRow({ change, place, opened, chosen, current, on }: ChangeRowProps) {
  const { t, format } = useText();
  const { changeId } = change;
  const tabIndex = current ? 0 : -1;
  const title = changeTitle(t, change);
  const toggle = () => on.toggle(changeId);
  return (
    <li
      className={classes.item}
      data-change={changeId}
      data-numbered={place !== null || undefined}
      data-opened={opened || undefined}
      data-chosen={chosen || undefined}
    >
      <div className={classes.row}>
        <Checkbox
          size="xs"
          tabIndex={tabIndex}
          aria-label={t('queue.select', { change: title })}
          checked={chosen}
          onChange={() => undefined}
          onClick={(event: MouseEvent) => on.choose(changeId, event.shiftKey)}
        />
        {place === null ? null : <span className={classes.place}>{format.number(place)}</span>}
        <ActionIcon size={24} tabIndex={-1} aria-hidden="true" onClick={toggle}>
          <IconChevronRight className={classes.chevron} size={16} />
        </ActionIcon>
        <button
          type="button"
          className={classes.what}
          tabIndex={tabIndex}
          data-row-button
          aria-expanded={opened}
          aria-label={`${title} · ${t(toggleKey(change, opened))}`}
          aria-keyshortcuts="Space Shift+ArrowDown Shift+ArrowUp"
          title={title}
          onFocus={() => on.focus(changeId)}
          onClick={toggle}
        >
          {title}
        </button>
        <StatusDot
          {...changeSigns[change.state]}
          label={t(`changes.states.${change.state}`)}
          title={t(`changes.hints.${change.state}`)}
        />
        <OutcomesBar outcomes={change.outcomes} />
        <div className={classes.when}>
          <Ago iso={change.createdAt} />
        </div>
        <div className={classes.actions}>
          <UndoButton change={change} onUndo={() => on.undo(change)} />
        </div>
      </div>
      <ChangeNote change={change} />
      <DecisionBar change={change} opened={opened} onToggle={toggle} />
      {opened ? (
        <div className={classes.targets}>
          {isDeviceIntent(change.intent) ? <ChangeTargets change={change} /> : <ChangeFacts change={change} />}
        </div>
      ) : null}
    </li>
  );
}

function toggleKey({ intent }: ChangeSummary, opened: boolean) {
  if (isDeviceIntent(intent)) return opened ? 'changes.collapse' : 'changes.expand';
  return opened ? 'changes.collapseProfile' : 'changes.expandProfile';
}

/** What cannot be undone says why; where nothing is left there is nothing to press. */
function UndoButton({ change: { undo }, onUndo }: { change: ChangeSummary; onUndo: () => void }) {
  const { t } = useText();
  const can = undo.takesBack || undo.reverses;
  if (!can && undo.barrier === 'over') return null;
  const reason = can || undo.barrier === null ? undefined : t(`queue.undo.barrier.${undo.barrier}`);
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconArrowBackUp size={14} />}
      aria-disabled={!can}
      data-disabled={!can}
      title={reason}
      aria-description={reason}
      onClick={can ? onUndo : undefined}
    >
      {t('changes.undo')}
    </Button>
  );
}
