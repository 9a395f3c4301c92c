import { useCallback } from 'react';
import { run } from './api.ts';
import { useNotify } from './ui/use-notify.tsx';

/** Starts a sync; the top bar shows how it goes. */
export function useSyncNow(): () => void {
  const notify = useNotify();
  return useCallback(() => {
    run('sync.start', { full: false }).catch((error: unknown) => notify.error(error));
  }, [notify]);
}
