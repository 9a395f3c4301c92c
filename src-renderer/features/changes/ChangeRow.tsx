import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconChevronRight } from '@tabler/icons-react';
import { type ChangeSummary, isDeviceIntent } from '#shared/domain/queued-change.ts';
import { isErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ChangeFacts } from './ChangeFacts.tsx';
import classes from './ChangeRow.module.css';
import { ChangeTargets } from './ChangeTargets.tsx';
import { answerWords, canUndo, changeSigns, changeTitle, decisionOf, decisionWords } from './change-words.ts';
import { useSettleChange, useUndoChange } from './changes-commands.ts';
import { OutcomesBar } from './OutcomesBar.tsx';

type ChangeRowProps = { change: ChangeSummary; opened: boolean; onToggle: () => void };

/** One action of the person: what, when, how it stands; opens to its devices, or to what it alters of a profile. */
export function ChangeRow({ change, opened, onToggle }: ChangeRowProps) {
  const { t } = useText();
  const undo = useUndoChange();
  return (
    <li className={classes.item} data-opened={opened || undefined}>
      <div className={classes.row}>
        <ActionIcon size={24} aria-expanded={opened} aria-label={t(toggleKey(change, opened))} onClick={onToggle}>
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
          {canUndo(change) ? (
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

/** What to quote to support, beside the sentence it belongs to. */
function referenceOf(change: ChangeSummary): string {
  return change.errorId ? `${change.errorCode} · errorId ${change.errorId}` : (change.errorCode ?? '');
}

/** Why a change has not got further, and when it tries again. */
function ChangeNote({ change }: { change: ChangeSummary }) {
  const { t } = useText();
  const tries = useTries(change);
  const { errorCode } = change;
  const over = change.state === 'done' || change.state === 'undone' || change.state === 'skipped';
  if (over || decisionOf(change)) return null;
  const code = errorCode && isErrorCode(errorCode) ? errorCode : null;
  const sentences = code ? [t(`errors.${code}.what`), t(`errors.${code}.next`), tries] : [tries];
  const words = sentences.filter((sentence) => sentence !== '').join(' ');
  if (words === '') return null;
  return (
    <div className={classes.note} data-selectable>
      <span>{words}</span>
      {code ? <NoteReference text={referenceOf(change)} /> : null}
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
  const decision = decisionOf(change);
  if (!decision) return null;
  const answers = answerWords(t, change, decision);
  const { errorCode } = change;
  const code = decision.kind !== 'conflict' && errorCode && isErrorCode(errorCode) ? errorCode : null;
  return (
    <div className={classes.decision} data-kind={decision.kind}>
      <div className={classes.question}>
        {code ? `${t(`errors.${code}.what`)} ` : null}
        {decisionWords(t, change, decision)}
        {code ? <NoteReference text={referenceOf(change)} /> : null}
      </div>
      <Button variant="default" disabled={settle.busy} onClick={() => settle.start(change, 'mine')}>
        {answers.mine}
      </Button>
      <Button variant="default" disabled={settle.busy} onClick={() => settle.start(change, 'theirs')}>
        {answers.theirs}
      </Button>
    </div>
  );
}
