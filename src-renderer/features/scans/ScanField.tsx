import { Loader } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './ScanField.module.css';
import { useKeptFocus } from './use-kept-focus.ts';

type ScanFieldProps = {
  /** Codes that have no answer yet. */
  waiting: number;
  onCode: (text: string) => void;
  onUndo: () => void;
};

const GROUP_SEPARATOR = '\u001d';

/** The field scanners type into: it keeps the keyboard, and Enter or Tab ends a code. */
export function ScanField({ waiting, onCode, onUndo }: ScanFieldProps) {
  const { t } = useText();
  const field = useRef<HTMLInputElement>(null);
  useKeptFocus(field);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const does = actionOf(event, input.value === '');
    if (does === null) return;
    event.preventDefault();
    if (does === 'undo') onUndo();
    if (does === 'separate')
      input.setRangeText(GROUP_SEPARATOR, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
    if (does === 'undo' || does === 'separate') return;
    const text = input.value;
    // At once, not with the next drawing: the scanner's next sign may be there before it.
    input.value = '';
    if (does === 'end') onCode(text);
  };
  const onPaste = (event: ClipboardEvent) => {
    const lines = event.clipboardData.getData('text').split(/[\r\n]+/);
    if (lines.filter((line) => line.trim() !== '').length < 2) return;
    // A list of devices, one a line; the field itself would make one word of it.
    event.preventDefault();
    for (const line of lines) onCode(line);
  };
  return (
    <label className={classes.field}>
      <IconBarcode className={classes.icon} size={32} stroke={1.5} aria-hidden="true" />
      <input
        ref={field}
        className={classes.input}
        type="text"
        aria-label={t('scans.field')}
        placeholder={t('scans.fieldHint')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-scan-field
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {waiting > 1 ? (
        <span className={classes.waiting} role="status">
          <Loader size={16} />
          {t('scans.waiting', { count: waiting })}
        </span>
      ) : null}
    </label>
  );
}

/** What a key does besides writing; null for nothing. A key held down takes nothing back. */
function actionOf(event: KeyboardEvent, empty: boolean): 'end' | 'clear' | 'undo' | 'separate' | null {
  const { key, repeat } = event;
  const chord = event.ctrlKey || event.metaKey;
  if (key === 'Enter' || (key === 'Tab' && !empty)) return 'end';
  if (key === 'Escape' && !empty) return 'clear';
  // Scanners send the group separator of GS1 as Ctrl and ].
  if (chord && key === ']') return 'separate';
  if (empty && !repeat && (key === 'Backspace' || (chord && key.toLowerCase() === 'z'))) return 'undo';
  return null;
}
