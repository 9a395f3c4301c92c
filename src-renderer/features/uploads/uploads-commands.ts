import { useCallback } from 'react';
import { codeOf } from '#shared/errors.ts';
import { run } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Takes approvals back that have not reached Samsung, and says what that came to. */
function useUndoApprovals(): (changeIds: readonly string[]) => void {
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    (changeIds) => {
      run('changes.undo', { changeIds: [...changeIds] }).then(
        () => notify.done(t('uploads.approve.undone')),
        (error) => (codeOf(error) === 'already_sent' ? notify.done(t('uploads.approve.tooLate')) : notify.error(error)),
      );
    },
    [notify, t],
  );
}

/** Queues the approval of uploads and offers Undo; answers whether it is queued. */
export function useApproveUploads(): (uploadIds: string[]) => Promise<boolean> {
  const notify = useNotify();
  const undo = useUndoApprovals();
  const { t } = useText();
  return useCallback(
    async (uploadIds) => {
      try {
        const { changeIds, devices } = await run('uploads.approve', { uploadIds });
        notify.undo(t('uploads.approve.done', { count: devices }), () => undo(changeIds));
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, undo, t],
  );
}
