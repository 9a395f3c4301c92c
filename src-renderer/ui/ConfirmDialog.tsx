import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../text/use-text.ts';

type ConfirmDialogProps = {
  opened: boolean;
  title: string;
  /** What the button does, in its own words: never “OK”. */
  confirm: string;
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
  danger?: boolean;
  busy?: boolean;
  /** Has to be typed before the button works. */
  typeToConfirm?: string;
};

/** Asks before something that cannot simply be undone; the focus stays inside and goes back where it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onCancel}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ConfirmForm {...props} />
    </Modal>
  );
}

function ConfirmForm(props: ConfirmDialogProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const ready = props.typeToConfirm === undefined || typed.trim() === props.typeToConfirm;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !props.busy) props.onConfirm();
  };
  return (
    <form onSubmit={submit}>
      {props.children}
      {props.typeToConfirm === undefined ? null : (
        <TextInput
          mt="md"
          label={t('ui.typeToConfirm', { text: props.typeToConfirm })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <Group justify="flex-end" gap={8} mt="lg">
        <Button variant="default" onClick={props.onCancel} data-autofocus={props.danger && !props.typeToConfirm}>
          {t('ui.cancel')}
        </Button>
        <Button
          type="submit"
          disabled={!ready}
          loading={props.busy ?? false}
          color={props.danger ? 'red' : 'teal'}
          data-autofocus={!props.danger && !props.typeToConfirm}
        >
          {props.confirm}
        </Button>
      </Group>
    </form>
  );
}
