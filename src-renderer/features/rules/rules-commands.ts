import { useCallback } from 'react';
import type { DeviceSelection } from '#shared/domain/device.ts';
import { run } from '../../api.ts';
import { useTellQueued } from '../../tell-queued.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Runs a change of the rules; answers whether it was made, and says why not. */
export function useRuleAction(): (change: () => Promise<unknown>) => Promise<boolean> {
  const notify = useNotify();
  return useCallback(
    (change) =>
      change().then(
        () => true,
        (error: unknown) => {
          notify.error(error);
          return false;
        },
      ),
    [notify],
  );
}

/** Queues what the rules propose, one move for each profile, and offers one Undo for all; answers whether it is queued. */
export function useApplyRules(): (selection: DeviceSelection) => Promise<boolean> {
  const { t } = useText();
  const notify = useNotify();
  const tell = useTellQueued();
  return useCallback(
    async (selection) => {
      try {
        const { changeIds, plan } = await run('rules.apply', { selection });
        const count = plan.profiles.reduce((sum, { move }) => sum + move, 0);
        tell(changeIds, {
          words: t('rules.done', { count }),
          takenBack: (undone) => t(undone === 'taken-back' ? 'devices.move.undone' : 'devices.move.reversed'),
        });
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [t, notify, tell],
  );
}
