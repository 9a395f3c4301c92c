import { useCallback } from 'react';
import { run } from './api.ts';
import { useNotify } from './ui/use-notify.tsx';

/** Pauses sending, or lets it go on; every page hears of it by the status. */
export function usePauseSending(): (paused: boolean) => void {
  const notify = useNotify();
  return useCallback(
    (paused) => {
      run('changes.pause', { paused }).catch((error: unknown) => notify.error(error));
    },
    [notify],
  );
}
