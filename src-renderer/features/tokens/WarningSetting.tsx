import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { useSetWarning } from './tokens-commands.ts';
import classes from './WarningSetting.module.css';

/** The days a person typed, 0 to 90; null for anything else. */
export function readWarning(text: string): number | null {
  const days = /^\d{1,2}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return days <= 90 ? days : null;
}

/** From how many days before expiry to warn; kept on Enter or when the field is left. */
export function WarningSetting({ days }: { days: number }) {
  const { t } = useText();
  const set = useSetWarning();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? String(days);
  const commit = () => {
    const wanted = readWarning(typed);
    setDraft(null);
    if (wanted !== null && wanted !== days) set(wanted);
  };
  return (
    <form
      className={classes.setting}
      title={t('tokens.warnHint')}
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <span>{t('tokens.warnBefore')}</span>
      <TextInput
        className={classes.days}
        aria-label={t('tokens.warnLabel')}
        inputMode="numeric"
        maxLength={2}
        value={typed}
        aria-invalid={readWarning(typed) === null}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
      />
      <span>{t('tokens.warnAfter', { count: readWarning(typed) ?? days })}</span>
    </form>
  );
}
