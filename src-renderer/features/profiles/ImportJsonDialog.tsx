import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Configuration } from '#shared/domain/configuration.ts';
import { type CustomJsonReading, readCustomJson } from '#shared/domain/custom-json.ts';
import { diffConfiguration } from '#shared/domain/diff-configuration.ts';
import { useText } from '../../text/use-text.ts';
import { ConfigurationDiff } from './ConfigurationDiff.tsx';
import classes from './ImportJsonDialog.module.css';

type Problem = Extract<CustomJsonReading, { ok: false }>['problem'];
type Read = Extract<CustomJsonReading, { ok: true }>;

type PasteFormProps = {
  text: string;
  onText: (text: string) => void;
  onRead: (read: Read) => void;
  onClose: () => void;
};

/** Puts the caret where the fault is, and its line into view. */
function showPlace(area: HTMLTextAreaElement, { offset, line }: Problem): void {
  area.focus();
  area.setSelectionRange(offset, offset);
  const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = (line - 1) * lineHeight - area.clientHeight / 2;
}

function PasteForm({ text, onText, onRead, onClose }: PasteFormProps) {
  const { t } = useText();
  const [problem, setProblem] = useState<Problem | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (problem && area.current) showPlace(area.current, problem);
  }, [problem]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // The editor may stand inside a form of its own, to which this event goes on through the dialog's portal.
    event.stopPropagation();
    const reading = readCustomJson(text);
    if (reading.ok) onRead(reading);
    else setProblem(reading.problem);
  };
  const fault = problem && (
    <>
      <b>{t('configuration.import.place', problem)}</b> {t(`configuration.fault.${problem.kind}`, problem)}
    </>
  );
  return (
    <form onSubmit={onSubmit}>
      <Textarea
        ref={area}
        label={t('configuration.import.label')}
        description={t('configuration.import.hint')}
        value={text}
        rows={16}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={fault}
        classNames={{ input: classes.text ?? '' }}
        onChange={(event) => {
          onText(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit">{t('configuration.import.compare')}</Button>
      </Group>
    </form>
  );
}

type CompareProps = { current: Configuration; read: Read; onBack: () => void; onReplace: () => void };

function Compare({ current, read, onBack, onReplace }: CompareProps) {
  const { t } = useText();
  const same = diffConfiguration(current, read.configuration).length === 0;
  const target = t(`configuration.import.form.${read.form}`);
  return (
    <>
      <p className={classes.read}>{t('configuration.import.read', { count: read.configuration.length, target })}</p>
      <ConfigurationDiff before={current} after={read.configuration} />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onBack} data-autofocus={same || undefined}>
          {t('configuration.import.back')}
        </Button>
        <Button disabled={same} onClick={onReplace} autoFocus={!same}>
          {t('configuration.import.replace')}
        </Button>
      </Group>
    </>
  );
}

type ImportProps = { current: Configuration; onClose: () => void; onReplace: (configuration: Configuration) => void };

function ImportSteps({ current, onClose, onReplace }: ImportProps) {
  const [text, setText] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  if (read === null) return <PasteForm text={text} onText={setText} onRead={setRead} onClose={onClose} />;
  const replace = () => {
    onReplace(read.configuration);
    onClose();
  };
  return <Compare current={current} read={read} onBack={() => setRead(null)} onReplace={replace} />;
}

/** Paste JSON in either form, see what it would change, replace. */
export function ImportJsonDialog({ opened, ...props }: ImportProps & { opened: boolean }) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={<span className={classes.title}>{t('configuration.import.title')}</span>}
      size={720}
      // In a dialog that stands in a Modal.Stack, Escape closes this one first.
      stackId="import-json"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ImportSteps {...props} />
    </Modal>
  );
}
