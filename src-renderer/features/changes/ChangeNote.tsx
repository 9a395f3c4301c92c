import type { ChangeSummary } from '#shared/domain/queued-change.ts';
import { isErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './ChangeRow.module.css';
import { decisionOf } from './change-words.ts';

/** What to quote to support, beside the sentence it belongs to. */
export function referenceOf(change: Pick<ChangeSummary, 'errorCode' | 'errorId'>): string {
  return change.errorId ? `${change.errorCode} · errorId ${change.errorId}` : (change.errorCode ?? '');
}

/** Why a change has not got further, and when it tries again. */
export function ChangeNote({ change }: { change: ChangeSummary }) {
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

/** A reference, small, with a button that copies it. */
export function NoteReference({ text }: { text: string }) {
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
