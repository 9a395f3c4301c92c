import { Button } from '@mantine/core';
import type { ChangeSummary } from '#shared/domain/queued-change.ts';
import { isErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { NoteReference, referenceOf } from './ChangeNote.tsx';
import classes from './ChangeRow.module.css';
import { answerWords, decisionOf, decisionWords } from './change-words.ts';
import { useSettleChange } from './changes-commands.ts';

type DecisionBarProps = { change: ChangeSummary; opened: boolean; onToggle: () => void };

/** What of a change waits for the person, decided for all of it: keep mine, take theirs, or later. */
export function DecisionBar({ change, opened, onToggle }: DecisionBarProps) {
  const { t } = useText();
  const settle = useSettleChange();
  const decision = decisionOf(change);
  if (!decision) return null;
  const answers = answerWords(t, change, decision);
  const { errorCode, outcomes } = change;
  const mixed = outcomes.conflict > 0 && decision.kind !== 'conflict';
  const code = !mixed && decision.kind !== 'conflict' && errorCode && isErrorCode(errorCode) ? errorCode : null;
  return (
    <div className={classes.decision} data-kind={mixed ? 'conflict' : decision.kind}>
      <div className={classes.question}>
        {code ? `${t(`errors.${code}.what`)} ` : null}
        {mixed ? t('queue.decideMixed', { count: decision.devices }) : decisionWords(t, change, decision)}
        {code ? <NoteReference text={referenceOf(change)} /> : null}
      </div>
      <Button variant="default" disabled={settle.busy} onClick={() => settle.start(change, 'mine')}>
        {answers.mine}
      </Button>
      <Button variant="default" disabled={settle.busy} onClick={() => settle.start(change, 'theirs')}>
        {answers.theirs}
      </Button>
      {/* It waits on, and stays among what needs the person. */}
      <Button variant="subtle" color="gray" onClick={onToggle}>
        {t(opened ? 'queue.decideLater' : 'queue.compare')}
      </Button>
    </div>
  );
}
