import { useState } from 'react';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { useEvent } from '../../data.ts';

/** How the background process stands, as the shell reports it. */
export type DeskState = { kind: 'running' } | { kind: 'restarting' } | { kind: 'failed'; error: ErrorEnvelope };

/** Follows the shell's notices about the background process. */
export function useDeskNotice(): DeskState {
  const [state, setState] = useState<DeskState>({ kind: 'running' });
  useEvent('shell.notice', (notice) => {
    if (notice.kind === 'desk-failed') setState({ kind: 'failed', error: notice.error });
    else if (notice.kind === 'desk-restarting') setState({ kind: 'restarting' });
    else if (notice.kind !== 'show-tokens') setState({ kind: 'running' });
  });
  return state;
}
