import { useState } from 'react';

/** Something that is sent from a dialog: it closes when that worked, and shows what was refused when it did not. */
export function useSubmit(onDone: () => void): {
  submit: (act: () => Promise<void>) => void;
  busy: boolean;
  error: unknown;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    act()
      .then(onDone, setError)
      .finally(() => setBusy(false));
  };
  return { submit, busy, error };
}
