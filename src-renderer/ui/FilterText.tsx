import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

/** A pause in typing after which the list follows. */
const TYPING_PAUSE_MS = 120;

type FilterTextProps = {
  className?: string | undefined;
  label: string;
  hint: string;
  /** What the list is narrowed to now. */
  value: string;
  onText: (text: string) => void;
};

/** The words a list is narrowed to: the field follows its own typing at once, the list after a pause; Escape empties it. */
export function FilterText({ className, label, hint, value, onText }: FilterTextProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next.trim();
    onText(sent.current);
  }, TYPING_PAUSE_MS);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <TextInput
      {...(className === undefined ? {} : { className })}
      aria-label={label}
      placeholder={hint}
      title={hint}
      leftSection={<IconFilter size={15} aria-hidden />}
      maxLength={200}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || text === '') return;
        event.stopPropagation();
        setText('');
        send('');
      }}
    />
  );
}
