import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { ChangeTargetRow } from '#shared/domain/change-target.ts';
import { groupImei } from '#shared/domain/imei.ts';
import { type ChangeSummary, isHeld } from '#shared/domain/queued-change.ts';
import { isErrorCode } from '#shared/errors.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Identifier } from '../../ui/Identifier.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ChangeTargets.module.css';
import { changeSigns, decisionOf, destinationOf, headWords } from './change-words.ts';
import { useSettleChange } from './changes-commands.ts';
import { TARGETS_PER_WINDOW, useChangeTargets } from './changes-queries.ts';

/** The devices of a change: was, seen now on the server, will be. */
export function ChangeTargets({ change }: { change: ChangeSummary }) {
  const { t } = useText();
  const [first, setFirst] = useState(0);
  const query = useChangeTargets(change.changeId, first);
  if (query.error) return <ErrorNotice error={envelopeOf(query.error)} onRetry={() => void query.refetch()} />;
  const targets = query.data?.targets ?? [];
  const total = query.data?.total ?? change.devices;
  const reasons = targets.some((target) => reasonOf(target) !== null);
  const decides = decisionOf(change) !== null && targets.some(({ state }) => isHeld(state));
  const heads = headWords(t, change);
  return (
    <div className={classes.targets}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={classes.scroller} tabIndex={0} aria-label={t('changes.targets', { count: total })}>
        <table className={classes.table} data-reasons={reasons || undefined} data-decides={decides || undefined}>
          <thead>
            <tr>
              <th scope="col">{t('changes.device')}</th>
              <th scope="col">{heads.was}</th>
              <th scope="col">{heads.seen}</th>
              <th scope="col">{heads.willBe}</th>
              <th scope="col">{t('changes.outcome')}</th>
              {reasons ? <th scope="col">{t('changes.reason')}</th> : null}
              {decides ? <th scope="col">{t('queue.decision')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <TargetRow key={target.deviceId} {...{ target, change, reasons, decides }} />
            ))}
          </tbody>
        </table>
      </section>
      {total > TARGETS_PER_WINDOW ? <Pager first={first} total={total} onFirst={setFirst} /> : null}
    </div>
  );
}

type TargetRowProps = { target: ChangeTargetRow; change: ChangeSummary; reasons: boolean; decides: boolean };

function TargetRow({ target, change, reasons, decides }: TargetRowProps) {
  const { t } = useText();
  const willBe = destinationOf(t, change);
  return (
    <tr>
      <td>
        <Identifier groups={groupImei(target.label).split(' ')} />
      </td>
      <td title={target.baseProfileName ?? undefined}>{target.baseProfileName ?? <None />}</td>
      <td data-moved={target.state === 'conflict' || undefined} title={target.seenProfileName ?? undefined}>
        {target.seenProfileName ?? <None />}
      </td>
      <td title={willBe}>{willBe}</td>
      <td>
        <StatusDot
          {...changeSigns[target.state]}
          label={t(`changes.states.${target.state}`)}
          title={t(`changes.hints.${target.state}`)}
        />
      </td>
      {reasons ? <Reason target={target} /> : null}
      {decides ? <td>{isHeld(target.state) ? <Choice target={target} change={change} /> : null}</td> : null}
    </tr>
  );
}

/** The word on one device alone; the others wait on. */
function Choice({ target, change }: Pick<TargetRowProps, 'target' | 'change'>) {
  const { t } = useText();
  const settle = useSettleChange();
  const { deviceId, label, state } = target;
  const words =
    state === 'conflict'
      ? { mine: t('changes.keepMine'), theirs: t('changes.takeTheirs') }
      : { mine: t('changes.tryAgain'), theirs: t('changes.letGo') };
  return (
    <span className={classes.choice}>
      {(['mine', 'theirs'] as const).map((decision) => (
        <Tooltip key={decision} label={words[decision]}>
          <Button
            variant="default"
            size="compact-xs"
            disabled={settle.busy}
            aria-label={`${words[decision]}: ${label}`}
            onClick={() => settle.start(change, decision, [deviceId])}
          >
            {t(state === 'conflict' ? `queue.short.${decision}` : `queue.shortHeld.${decision}`)}
          </Button>
        </Tooltip>
      ))}
    </span>
  );
}

/** The reason of a device; a conflict needs none, for the columns beside it say what happened. */
function reasonOf(target: ChangeTargetRow): string | null {
  return target.errorCode === 'changed_on_server' ? null : target.errorCode;
}

function Reason({ target }: { target: ChangeTargetRow }) {
  const { t } = useText();
  const { errorId } = target;
  const code = reasonOf(target);
  return (
    <td className={classes.reason} data-selectable>
      {code && isErrorCode(code) ? t(`errors.${code}.what`) : code}
      {errorId ? (
        <div className={classes.errorId}>
          <span>errorId {errorId}</span>
          <CopyButton text={errorId} label={t('ui.copyReference')} />
        </div>
      ) : null}
    </td>
  );
}

function None() {
  const { t } = useText();
  return <span className={classes.none}>{t('changes.noProfile')}</span>;
}

function Pager({ first, total, onFirst }: { first: number; total: number; onFirst: (first: number) => void }) {
  const { t, format } = useText();
  const end = Math.min(total, first + TARGETS_PER_WINDOW);
  return (
    <div className={classes.pager}>
      <span>
        {t('changes.range', { from: format.number(first + 1), to: format.number(end), total: format.number(total) })}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        disabled={first === 0}
        onClick={() => onFirst(Math.max(0, first - TARGETS_PER_WINDOW))}
      >
        {t('changes.previous')}
      </Button>
      <Button variant="default" size="compact-sm" disabled={end >= total} onClick={() => onFirst(end)}>
        {t('changes.next')}
      </Button>
    </div>
  );
}
