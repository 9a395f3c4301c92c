import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { LONGEST_NOTE } from '#shared/domain/device-edit.ts';
import { useText } from '../../text/use-text.ts';
import { ChosenDialog } from './ChosenDialog.tsx';
import { type NoteDraft, useSetNote } from './note-commands.ts';
import type { Chosen } from './use-device-list.ts';

type NoteFormProps = { chosen: Chosen; onClose: () => void; onDone: () => void };

function NoteForm({ chosen, onClose, onDone }: NoteFormProps) {
  const { t } = useText();
  const setNote = useSetNote();
  const [draft, setDraft] = useState<NoteDraft>({ text: '', mode: 'append' });
  const [busy, setBusy] = useState(false);
  const blank = draft.text.trim() === '';
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (blank || busy) return;
    setBusy(true);
    if (await setNote(chosen.selection, draft)) onDone();
    else setBusy(false);
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap={14}>
        <Textarea
          data-autofocus
          required
          label={t('edits.note.title')}
          description={t('edits.note.local')}
          placeholder={t('edits.note.hint')}
          maxLength={LONGEST_NOTE}
          autosize
          minRows={3}
          maxRows={10}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        />
        <Radio.Group
          label={t('edits.note.whereNoted')}
          value={draft.mode}
          onChange={(mode) => setDraft({ ...draft, mode: mode as NoteDraft['mode'] })}
        >
          <Stack gap={6} mt={6}>
            <Radio size="xs" value="append" label={t('edits.note.append')} />
            <Radio size="xs" value="replace" label={t('edits.note.replace')} />
          </Stack>
        </Radio.Group>
      </Stack>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={blank} loading={busy}>
          {t('edits.note.submit', { count: chosen.count })}
        </Button>
      </Group>
    </form>
  );
}

type NoteDialogProps = { chosen: Chosen | null; onClose: () => void; onDone: () => void };

/** Notes the same of several devices. */
export function NoteDialog({ chosen, onClose, onDone }: NoteDialogProps) {
  const { t } = useText();
  return (
    <ChosenDialog chosen={chosen} titleOf={() => t('edits.note.add')} onClose={onClose}>
      {(shown) => <NoteForm chosen={shown} onClose={onClose} onDone={onDone} />}
    </ChosenDialog>
  );
}
