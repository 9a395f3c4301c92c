import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import { useText } from '../../text/use-text.ts';
import classes from './TokenDialogs.module.css';

type End = string | 'never' | null;

/** A moment, *never*, or that nobody knows. */
export function EndWords({ end }: { end: End }) {
  const { t, format } = useText();
  if (end === 'never') return t('tokens.left.never');
  return end === null ? t('tokens.left.unknown') : <time dateTime={end}>{format.dateTime(end)}</time>;
}

type TokenEndsProps = {
  tokens: readonly EnrollmentTokenView[];
  /** The end a token will have: `stays` when it is left alone, `ivanti` when Ivanti decides, null while that is not clear. */
  endOf: (token: EnrollmentTokenView) => string | 'never' | 'stays' | 'ivanti' | null;
};

/** What each token ends on now, and will end on: seen before anything is committed. */
export function TokenEnds({ tokens, endOf }: TokenEndsProps) {
  const { t } = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section className={classes.ends} tabIndex={0} aria-label={t('tokens.column.willEnd')}>
      <table>
        <colgroup>
          <col />
          <col className={classes.endCol} />
          <col className={classes.nextCol} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('tokens.column.profile')}</th>
            <th scope="col">{t('tokens.column.endsNow')}</th>
            <th scope="col">{t('tokens.column.willEnd')}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.profileId}>
              <th scope="row" title={token.profileName}>
                {token.profileName}
              </th>
              <td>
                <EndWords end={token.expiresAt} />
              </td>
              <NextEnd now={token.expiresAt} end={endOf(token)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NextEnd({ now, end }: { now: End; end: ReturnType<TokenEndsProps['endOf']> }) {
  const { t } = useText();
  if (end === null) return <td />;
  if (end === 'stays') return <td className={classes.dim}>{t('tokens.staysLonger')}</td>;
  if (end === 'ivanti') return <td className={classes.dim}>{t('tokens.ivantiDecides')}</td>;
  return (
    <td className={classes.next}>
      <EndWords end={end} />
      {isSooner(end, now) ? <span className={classes.sooner}> · {t('tokens.sooner')}</span> : null}
    </td>
  );
}

/** A new value may well be given a shorter life: that has to be seen. */
function isSooner(end: string | 'never', now: End): boolean {
  if (end === 'never' || now === null) return false;
  return now === 'never' || Date.parse(end) < Date.parse(now);
}
