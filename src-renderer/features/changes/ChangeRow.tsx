import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconChevronRight } from '@tabler/icons-react';
import type { ChangeSummary } from '#shared/domain/queued-change.ts';
import { isErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './ChangeRow.module.css';
import { ChangeTargets } from './ChangeTargets.tsx';
import { canUndo, changeSigns, changeTitle, decisionOf } from './change-words.ts';
import { useSettleChange, useUndoChange } from './changes-commands.ts';
import { OutcomesBar } from './OutcomesBar.tsx';

type ChangeRowProps = { change: ChangeSummary; opened: boolean; onToggle: () => void };

/** One action of the person: what, when, how it stands; opens to its devices. */
export function ChangeRow({ change, opened, onToggle }: ChangeRowProps) {
  const { t } = useText();
  const undo = useUndoChange();
  return (
    <li className={classes.item} data-opened={opened || undefined}>
      <div className={classes.row}>
        <ActionIcon
          size={24}
          aria-expanded={opened}
          aria-label={t(opened ? 'changes.collapse' : 'changes.expand')}
          onClick={onToggle}
        >
          <IconChevronRight className={classes.chevron} size={16} />
        </ActionIcon>
        <button type="button" className={classes.what} tabIndex={-1} onClick={onToggle}>
          {changeTitle(t, change)}
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
          {canUndo(change.outcomes) ? (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconArrowBackUp size={14} />}
              loading={undo.busy}
              onClick={() => undo.start(change.changeId)}
            >
              {t('changes.undo')}
            </Button>
          ) : null}
        </div>
      </div>
      <ChangeNote change={change} />
      <DecisionBar change={change} />
      {opened ? (
        <div className={classes.targets}>
          <ChangeTargets change={change} />
        </div>
      ) : null}
    </li>
  );
}

/** Why a change has not got further, when it tries again, and what to quote to support. */
function ChangeNote({ change }: { change: ChangeSummary }) {
  const { t } = useText();
  const tries = useTries(change);
  const { errorCode, errorId } = change;
  const over = change.state === 'done' || change.state === 'undone' || change.state === 'skipped';
  const decision = decisionOf(change.outcomes);
  const code = errorCode && isErrorCode(errorCode) && !over && decision?.kind !== 'conflict' ? errorCode : null;
  const sentence = code
    ? decision
      ? t(`errors.${code}.what`)
      : `${t(`errors.${code}.what`)} ${t(`errors.${code}.next`)}`
    : '';
  const words = [sentence, tries].filter((part) => part !== '').join(' ');
  if (words === '') return null;
  return (
    <div className={classes.note} data-selectable>
      <span>{words}</span>
      {code ? <NoteReference text={errorId ? `${code} · errorId ${errorId}` : code} /> : null}
    </div>
  );
}

function NoteReference({ text }: { text: string }) {
  const { t } = useText();
  return (
    <span className={classes.reference}>
      <span className={classes.facts} title={text}>
        {text}
      </span>
      <CopyButton text={text} label={t('ui.copyReference')} />
    </span>
  );
}

function useTries(change: ChangeSummary): string {
  const { t, format } = useText();
  const now = useNow();
  const later = change.notBefore && Date.parse(change.notBefore) > now.getTime() ? change.notBefore : null;
  if (!later) return '';
  return t('changes.nextTry', { count: change.attempts, ago: format.ago(later, now) });
}

function DecisionBar({ change }: { change: ChangeSummary }) {
  const { t } = useText();
  const settle = useSettleChange();
  const decision = decisionOf(change.outcomes);
  if (!decision) return null;
  return (
    <div className={classes.decision} data-kind={decision.kind}>
      <span className={classes.question}>
        {t(`changes.decide_${decision.kind}`, { count: decision.devices, profile: change.profileName })}
      </span>
      <Button variant="default" disabled={settle.busy} onClick={() => settle.start(change.changeId, 'mine')}>
        {t('changes.keepMine')}
      </Button>
      <Button variant="default" disabled={settle.busy} onClick={() => settle.start(change.changeId, 'theirs')}>
        {t('changes.takeTheirs')}
      </Button>
    </div>
  );
}
