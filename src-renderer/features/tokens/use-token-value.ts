import { useEffect, useState } from 'react';
import type { ProfileId } from '#shared/domain/profile.ts';
import { run } from '../../api.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** A value that nobody hides is hidden by itself. Milliseconds. */
const SHOWN_MS = 30_000;

/** A token's value for as long as it is shown, and what the clipboard still holds of it. */
export type TokenValue = {
  /** Null while it is hidden. */
  value: string | null;
  busy: boolean;
  toggle: () => void;
  copy: () => void;
  /** Milliseconds until the clipboard is cleared; 0 when it has been, null when nothing was copied. */
  clearsInMs: number | null;
};

/** Shows, hides and copies the value of one profile's token. */
export function useTokenValue(profileId: ProfileId): TokenValue {
  const notify = useNotify();
  const [value, setValue] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const countdown = useCountdown();
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [value]);
  const ask = (work: () => Promise<void>) => {
    setBusy(true);
    work()
      .catch((error: unknown) => notify.error(error))
      .finally(() => setBusy(false));
  };
  return {
    value,
    busy,
    toggle() {
      if (value !== null) setValue(null);
      else ask(async () => setValue((await run('tokens.reveal', { profileId })).value));
    },
    copy: () => ask(async () => countdown.begin((await run('tokens.copy', { profileId })).clearedAfterMs)),
    clearsInMs: countdown.leftMs,
  };
}

const TICK_MS = 250;
/** How long it is still said that the clipboard was cleared. */
const CLEARED_MS = 4_000;

/** Counts down to 0, stays there for a moment and is null again. */
function useCountdown(): { leftMs: number | null; begin: (ms: number) => void } {
  const [end, setEnd] = useState<number | null>(null);
  const [leftMs, setLeftMs] = useState<number | null>(null);
  useEffect(() => {
    if (end === null) return;
    const look = () => {
      const left = end - performance.now();
      setLeftMs(left < -CLEARED_MS ? null : Math.max(0, left));
      if (left < -CLEARED_MS) setEnd(null);
    };
    look();
    const timer = setInterval(look, TICK_MS);
    return () => clearInterval(timer);
  }, [end]);
  return { leftMs, begin: (ms) => setEnd(performance.now() + ms) };
}
