import { Button, Group } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { DeviceSelection } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import { ChosenDialog } from './ChosenDialog.tsx';
import { useMoveDevices } from './devices-commands.ts';
import classes from './MoveDevicesDialog.module.css';
import { MovePlanView } from './MovePlanView.tsx';
import { ProfileFinder } from './ProfileFinder.tsx';
import { useMovePlan } from './use-move-plan.ts';

/** What the dialog is asked: where to, or back to the Default Profile. */
export type MoveRequest = { kind: 'move' | 'unassign'; selection: DeviceSelection; count: number };

/** The Enter that chose the profile, still held down, must not be the one that moves. */
function keepHeldKeyBack(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

type FormProps = { request: MoveRequest; onClose: () => void; onDone: () => void };

/** The plan is shown as soon as it is known; whoever is faster moves all the same: the desk plans anew and says what it left out. */
function MoveForm({ request, onClose, onDone }: FormProps) {
  const { t } = useText();
  const move = useMoveDevices();
  const unassign = request.kind === 'unassign';
  const [chosenId, setChosenId] = useState<ProfileId | null>(unassign ? DEFAULT_PROFILE_ID : null);
  const [busy, setBusy] = useState(false);
  const state = useMovePlan(request.selection, chosenId);
  const planned = state.plan?.move ?? 0;
  const nothing = state.plan !== null && planned === 0;
  const ready = chosenId !== null && !nothing && !busy;
  const submit = useRef<HTMLButtonElement>(null);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    if (await move(request.selection, chosenId)) onDone();
    else setBusy(false);
  };
  const submitKey = unassign ? 'devices.move.submitUnassign' : 'devices.move.submit';
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      {unassign ? (
        <p className={classes.text}>{t('devices.move.unassignText')}</p>
      ) : (
        <ProfileFinder chosenId={chosenId} onChoose={setChosenId} onDecide={() => submit.current?.focus()} />
      )}
      <MovePlanView chosen={chosenId !== null} state={state} />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          ref={submit}
          type="submit"
          disabled={chosenId === null}
          aria-disabled={nothing}
          data-disabled={nothing}
          loading={busy}
          data-autofocus={unassign || undefined}
          onKeyDown={keepHeldKeyBack}
        >
          {nothing ? t('devices.move.nothing') : t(submitKey, { count: state.plan ? planned : request.count })}
        </Button>
      </Group>
    </form>
  );
}

type MoveDevicesDialogProps = { request: MoveRequest | null; onClose: () => void; onDone: () => void };

/** Moving by keyboard: find the profile, see the plan, move. Unassign is the same with the Default Profile as its end. */
export function MoveDevicesDialog({ request, onClose, onDone }: MoveDevicesDialogProps) {
  const { t } = useText();
  const titleOf = (shown: MoveRequest | null) =>
    t(shown?.kind === 'unassign' ? 'devices.move.unassignTitle' : 'devices.move.title');
  return (
    <ChosenDialog chosen={request} titleOf={titleOf} onClose={onClose}>
      {(shown) => <MoveForm request={shown} onClose={onClose} onDone={onDone} />}
    </ChosenDialog>
  );
}
