import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import type { UndoPart, UndoPlan } from '#shared/domain/undo-plan.ts';
import { envelopeOf, run } from '../../api.ts';
import { usePlan } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { changeTitle } from './change-words.ts';
import { useUndoChanges } from './changes-commands.ts';
import classes from './UndoDialog.module.css';

type UndoDialogProps = { changeIds: readonly string[] | null; onClose: () => void; onDone: () => void };

/** What an undo would do, the reverse of what is sent among it, before it is done. */
export function UndoDialog({ changeIds, onClose, onDone }: UndoDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={changeIds !== null}
      onClose={onClose}
      title={<span className={classes.title}>{t('queue.undo.title', { count: changeIds?.length ?? 1 })}</span>}
      size={560}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {changeIds === null ? null : <UndoForm changeIds={changeIds} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function UndoForm({ changeIds, onClose, onDone }: UndoDialogProps & { changeIds: readonly string[] }) {
  const { t } = useText();
  const { undo, busy } = useUndoChanges();
  const [wanted] = useState(changeIds);
  const ask = useCallback(() => run('changes.planUndo', { changeIds: [...wanted] }), [wanted]);
  const { plan, error } = usePlan(ask, ['changes', 'devices', 'profiles']);
  const doable = new Set([...(plan?.takenBack ?? []), ...(plan?.reversals ?? [])].map(({ changeId }) => changeId));
  const nothing = plan !== null && doable.size === 0;
  const submit = async () => {
    if (plan === null || nothing || !(await undo(wanted))) return;
    onDone();
    onClose();
  };
  return (
    <>
      {error ? <ErrorNotice error={envelopeOf(error)} /> : null}
      <section className={classes.plan} aria-live="polite" aria-label={t('queue.undo.plan')}>
        {plan ? <PlanLines plan={plan} /> : <p className={classes.text}>{t('queue.undo.counting')}</p>}
        {plan && plan.reversals.length > 0 ? <p className={classes.text}>{t('queue.undo.text')}</p> : null}
      </section>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          data-autofocus
          aria-disabled={nothing}
          data-disabled={nothing}
          loading={busy}
          onClick={() => void submit()}
        >
          {nothing ? t('queue.undo.nothing') : t('queue.undo.submit', { count: doable.size || wanted.length })}
        </Button>
      </Group>
    </>
  );
}

function PlanLines({ plan: { takenBack, reversals, impossible } }: { plan: UndoPlan }) {
  const { t } = useText();
  const titleOf = ({ intent, profileName, count }: UndoPart) => changeTitle(t, { intent, profileName, devices: count });
  return (
    <>
      {reversals.length > 0 ? (
        <PlanPart title={t('queue.undo.ledBack')}>
          {reversals.map((part) => (
            <li key={`${part.changeId} ${part.back.profileName}`}>
              <StatusDot tone="waiting" shape="arrow" label={titleOf({ ...part, ...part.back })} />
              <span className={classes.side}>{t('queue.undo.undoes', { change: titleOf(part) })}</span>
            </li>
          ))}
        </PlanPart>
      ) : null}
      {takenBack.length > 0 ? (
        <PlanPart title={t('queue.undo.neverSent')}>
          {takenBack.map((part) => (
            <li key={part.changeId}>
              <StatusDot tone="unassigned" shape="ring" label={titleOf(part)} />
            </li>
          ))}
        </PlanPart>
      ) : null}
      {impossible.length > 0 ? (
        <PlanPart title={t('queue.undo.cannot')}>
          {impossible.map((part) => (
            <li key={`${part.changeId} ${part.reason}`}>
              <StatusDot tone="failed" shape="cross" label={titleOf(part)} />
              <span className={classes.side}>{t(`queue.undo.barrier.${part.reason}`)}</span>
            </li>
          ))}
        </PlanPart>
      ) : null}
    </>
  );
}

function PlanPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.lines}>{children}</ul>
    </>
  );
}
