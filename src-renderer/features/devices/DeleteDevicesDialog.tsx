import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useCallback, useState } from 'react';
import type { DeletePlan } from '#shared/domain/batch-report.ts';
import { envelopeOf, run } from '../../api.ts';
import { type PlanState, usePlan } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { CannotLines } from './CannotLines.tsx';
import { ChosenDialog } from './ChosenDialog.tsx';
import { useDeleteDevices } from './devices-commands.ts';
import classes from './MoveDevicesDialog.module.css';
import { isTypedCount } from './typed-count.ts';
import type { Chosen } from './use-device-list.ts';

function PlanLines({ plan }: { plan: DeletePlan }) {
  const { t } = useText();
  return (
    <ul className={classes.lines}>
      <li>
        <StatusDot tone="waiting" shape="arrow" label={t('deletion.willGo', { count: plan.delete })} />
      </li>
      {plan.provisioned > 0 ? (
        <li>
          <StatusDot tone="provisioned" shape="check" label={t('deletion.inUse', { count: plan.provisioned })} />
        </li>
      ) : null}
      <CannotLines cannot={plan.cannot} />
    </ul>
  );
}

function Costs({ state: { plan, error } }: { state: PlanState<DeletePlan> }) {
  const { t } = useText();
  if (error !== null) return <ErrorNotice error={envelopeOf(error)} />;
  return (
    <>
      <p className={classes.text}>{t('deletion.cost')}</p>
      {plan && plan.provisioned > 0 ? <p className={classes.text}>{t('deletion.costInUse')}</p> : null}
      <section className={classes.plan} aria-live="polite" aria-label={t('devices.move.plan')}>
        {plan ? <PlanLines plan={plan} /> : <p className={classes.hint}>{t('devices.move.counting')}</p>}
      </section>
    </>
  );
}

type FormProps = { chosen: Chosen; onClose: () => void; onDone: () => void };

function DeleteForm({ chosen, onClose, onDone }: FormProps) {
  const { t } = useText();
  const remove = useDeleteDevices();
  const { selection } = chosen;
  const state = usePlan(
    useCallback(() => run('devices.planDelete', { selection }), [selection]),
    ['devices', 'changes'],
  );
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const count = state.plan?.delete ?? chosen.count;
  const nothing = state.plan?.delete === 0;
  const ready = state.plan !== null && !nothing && isTypedCount(typed, count);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    if (await remove(selection)) onDone();
    else setBusy(false);
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Costs state={state} />
      <TextInput
        label={t('deletion.confirm', { count })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        disabled={nothing}
        inputMode="numeric"
        autoComplete="off"
        w={200}
        data-autofocus
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" color="red" disabled={!ready} loading={busy}>
          {nothing ? t('deletion.nothing') : t('deletion.submit', { count })}
        </Button>
      </Group>
    </form>
  );
}

type DeleteDevicesDialogProps = { chosen: Chosen | null; onClose: () => void; onDone: () => void };

/** Deleting (behaviour 98): says what it costs, shows the plan, and wants the number of devices typed. */
export function DeleteDevicesDialog({ chosen, onClose, onDone }: DeleteDevicesDialogProps) {
  const { t } = useText();
  return (
    <ChosenDialog chosen={chosen} titleOf={() => t('deletion.title')} onClose={onClose}>
      {(shown) => <DeleteForm chosen={shown} onClose={onClose} onDone={onDone} />}
    </ChosenDialog>
  );
}
