import { Anchor } from '@mantine/core';
import type { ChangeFact } from '#shared/domain/change-target.ts';
import { isLive, type QueuedChange } from '#shared/domain/queued-change.ts';
import { envelopeOf } from '../../api.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import classes from './ChangeFacts.module.css';
import { headWords } from './change-words.ts';
import { useChangeFacts } from './changes-queries.ts';
import { factLabel, factValue } from './fact-words.ts';

/** What a change of a profile alters: was, seen now on the server, will be. */
export function ChangeFacts({ change }: { change: QueuedChange }) {
  const { t } = useText();
  const { data, error, refetch } = useChangeFacts(change.changeId);
  if (error) return <ErrorNotice error={envelopeOf(error)} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { facts } = data;
  const heads = headWords(t, change);
  return (
    <>
      {facts.length === 0 ? <p className={classes.none}>{t('changes.noFacts')}</p> : null}
      {facts.length > 0 ? (
        <div className={classes.frame}>
          <table className={classes.facts} data-selectable>
            <thead>
              <tr>
                <th scope="col">{t('changes.what')}</th>
                <th scope="col">{heads.was}</th>
                <th scope="col">{heads.seen}</th>
                <th scope="col">{heads.willBe}</th>
              </tr>
            </thead>
            <tbody>
              {facts.map((fact) => (
                <FactRow key={`${fact.kind} ${fact.key ?? ''}`} fact={fact} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <ProfileLink change={change} />
    </>
  );
}

function FactRow({ fact }: { fact: ChangeFact }) {
  const text = useText();
  const { kind, key, was, seen, willBe } = fact;
  const show = (value: string | null) => factValue(text, kind, value) ?? <None />;
  return (
    <tr data-kind={kind}>
      <th scope="row" title={key ?? undefined}>
        {factLabel(text.t, fact)}
      </th>
      <td>{show(was)}</td>
      {/* What is there now although nobody decided so here. */}
      <td data-moved={(seen !== was && seen !== willBe) || undefined}>{show(seen)}</td>
      <td>{show(willBe)}</td>
    </tr>
  );
}

function None() {
  const { t } = useText();
  return <span className={classes.none}>{t('changes.noValue')}</span>;
}

/** The profile is there for as long as the change is not over; afterwards it may be gone. */
function ProfileLink({ change: { intent, state, profileName } }: { change: QueuedChange }) {
  const { t } = useText();
  const { go } = useNavigation();
  if (!('profileId' in intent) || (intent.kind === 'delete-profile' && !isLive(state))) return null;
  return (
    <p className={classes.link}>
      <Anchor
        component="button"
        type="button"
        fz="inherit"
        onClick={() => go({ page: 'profiles', profileId: intent.profileId })}
      >
        {t('changes.openProfile', { profile: profileName })}
      </Anchor>
    </p>
  );
}
