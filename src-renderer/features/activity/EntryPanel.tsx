import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CommandOutput } from '#shared/contract.ts';
import type { ActivityEntry, ActivityFilter } from '#shared/domain/activity-entry.ts';
import { isDeviceIntent, type QueuedChange, wantedProfileId } from '#shared/domain/queued-change.ts';
import { envelopeOf } from '../../api.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { useEntry } from './activity-queries.ts';
import { aboutOf, sentenceOf, shortHash } from './activity-words.ts';
import { EntryDevices } from './EntryDevices.tsx';
import classes from './EntryPanel.module.css';

/** What the page gives an entry from beside it: what a change of a profile alters. */
export type ChangeFactsSlot = (change: QueuedChange) => ReactNode;

type EntryPanelProps = {
  entry: number;
  changeFacts: ChangeFactsSlot;
  onFilter: (filter: ActivityFilter) => void;
  onClose: () => void;
};

/** One entry as it was written, and each of its devices before and after; Escape closes it. */
export function EntryPanel({ entry, onClose, ...rest }: EntryPanelProps) {
  const { t } = useText();
  const title = t('activity.entry.title', { entry });
  const { data, error, refetch } = useEntry(entry);
  return (
    <SidePanel title={title} closeLabel={t('activity.entry.close')} width={420} onClose={onClose}>
      {error ? <ErrorNotice error={envelopeOf(error)} onRetry={() => void refetch()} /> : null}
      {data ? <EntryBody {...data} {...rest} /> : null}
      {data || error ? null : <Skeleton height={240} animate={false} />}
    </SidePanel>
  );
}

type BodyProps = CommandOutput<'activity.getEntry'> & Pick<EntryPanelProps, 'changeFacts' | 'onFilter'>;

function EntryBody({ entry, change, changeFacts, onFilter }: BodyProps) {
  const { t, format } = useText();
  const row = { action: entry.action, facts: factsIn(entry), change: change && briefly(change) };
  const isOfProfile = change !== null && !isDeviceIntent(change.intent);
  return (
    <>
      <p className={classes.sentence}>{sentenceOf({ t, format }, row)}</p>
      <Links row={row} entry={entry} onFilter={onFilter} />
      <Columns entry={entry} />
      {isOfProfile ? (
        <section className={classes.section}>
          <h3 className={classes.heading}>{t('activity.entry.alters')}</h3>
          {changeFacts(change)}
        </section>
      ) : (
        <EntryDevices entry={entry} facts={row.facts} onFilter={onFilter} />
      )}
      <Written entry={entry} />
    </>
  );
}

function briefly({ intent, profileName, devices }: QueuedChange) {
  return { kind: intent.kind, profileName, devices, profileId: wantedProfileId(intent) };
}

function factsIn({ facts }: ActivityEntry): Record<string, unknown> {
  try {
    return (JSON.parse(facts) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

type LinksProps = {
  row: Parameters<typeof aboutOf>[0];
  entry: ActivityEntry;
  onFilter: (filter: ActivityFilter) => void;
};

function Links({ row, entry: { changeId }, onFilter }: LinksProps) {
  const { t } = useText();
  const { go } = useNavigation();
  const about = aboutOf(row);
  const place = about?.place ?? null;
  if (place === null && changeId === null) return null;
  return (
    <div className={classes.links}>
      {about !== null && place !== null ? (
        <Button variant="default" size="compact-sm" onClick={() => go(place)}>
          {t('changes.openProfile', { profile: about.label })}
        </Button>
      ) : null}
      {changeId === null ? null : (
        <>
          <Button variant="default" size="compact-sm" onClick={() => go({ page: 'changes', changeId })}>
            {t('activity.entry.openChange')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => onFilter({ changeId })}>
            {t('activity.entry.onlyChange')}
          </Button>
        </>
      )}
    </div>
  );
}

function Fact({ label, copy, children }: { label: string; copy?: string; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd data-selectable>{children}</dd>
      {copy ? <CopyButton text={copy} label={t('devices.details.copy', { label })} /> : null}
    </div>
  );
}

function Columns({ entry }: { entry: ActivityEntry }) {
  const { t, format } = useText();
  const { at, actor, account, monotonicMs, runId } = entry;
  return (
    <dl className={classes.facts}>
      <Fact label={t('activity.entry.when')} copy={at}>
        {format.exact(at)}
      </Fact>
      <Fact label={t('activity.entry.who')}>{actor}</Fact>
      <Fact label={t('activity.entry.account')}>{account ?? t('activity.entry.noAccount')}</Fact>
      <Fact label={t('activity.entry.clock')}>
        {monotonicMs === null || runId === null ? (
          t('activity.entry.noClock')
        ) : (
          <span title={`${t('activity.entry.clockHint')} ${format.number(monotonicMs)} ms · ${runId}`}>
            {t('activity.entry.clockText', { duration: format.duration(monotonicMs), run: runId.slice(0, 8) })}
          </span>
        )}
      </Fact>
    </dl>
  );
}

function Written({ entry: { facts, hash, previousHash } }: { entry: ActivityEntry }) {
  const { t } = useText();
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('activity.entry.facts')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre className={classes.raw} tabIndex={0} data-selectable translate="no">
        {facts}
      </pre>
      <dl className={classes.facts}>
        <Fact label={t('activity.entry.hash')} copy={hash}>
          <span className={classes.hash} title={hash}>
            {shortHash(hash)}
          </span>
        </Fact>
        <Fact label={t('activity.entry.previousHash')} copy={previousHash}>
          <span className={classes.hash} title={previousHash}>
            {shortHash(previousHash)}
          </span>
        </Fact>
      </dl>
    </section>
  );
}
