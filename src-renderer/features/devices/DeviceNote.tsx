import { Button, Group, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { DeviceDetails } from '#shared/domain/device.ts';
import { LONGEST_NOTE } from '#shared/domain/device-edit.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import classes from './DeviceDrawer.module.css';
import { useSetNote } from './note-commands.ts';

type NoteEditorProps = { device: DeviceDetails; onClose: () => void };

function NoteEditor({ device, onClose }: NoteEditorProps) {
  const { t } = useText();
  const setNote = useSetNote();
  const before = device.noted?.text ?? '';
  const [text, setText] = useState(before);
  const [busy, setBusy] = useState(false);
  const onSave = async () => {
    if (text.trim() === before) return onClose();
    setBusy(true);
    const saved = await setNote({ kind: 'named', deviceIds: [device.deviceId] }, { text, mode: 'replace' });
    if (saved) onClose();
    else setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void onSave();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <>
      <Textarea
        autoFocus
        aria-label={t('edits.note.title')}
        placeholder={t('edits.note.hint')}
        maxLength={LONGEST_NOTE}
        autosize
        minRows={2}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group gap={8} mt={8} justify="flex-end">
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button size="compact-sm" loading={busy} onClick={() => void onSave()}>
          {t('edits.note.save')}
        </Button>
      </Group>
    </>
  );
}

function NoteText({ noted }: { noted: DeviceDetails['noted'] }) {
  const { t } = useText();
  if (!noted) return <p className={classes.quiet}>{t('edits.note.none')}</p>;
  return (
    <>
      <p className={classes.note} data-selectable>
        {noted.text}
      </p>
      <p className={classes.changeTime}>
        {t('devices.hold.by', { name: noted.notedBy })} · <Ago iso={noted.notedAt} />
      </p>
    </>
  );
}

/** What is noted about a device, by whom and when; edited in place. */
export function DeviceNote({ device }: { device: DeviceDetails }) {
  const { t } = useText();
  const [editing, setEditing] = useState(false);
  return (
    <section className={classes.section} aria-labelledby="device-note">
      <div className={classes.sectionHead}>
        <h3 className={classes.heading} id="device-note">
          {t('edits.note.title')}
        </h3>
        {editing ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('edits.note.editLabel')}
            onClick={() => setEditing(true)}
          >
            {t('edits.note.edit')}
          </Button>
        )}
      </div>
      {editing ? <NoteEditor device={device} onClose={() => setEditing(false)} /> : <NoteText noted={device.noted} />}
    </section>
  );
}
