import type { DeviceId } from '#shared/domain/device.ts';
import { useAction } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Takes back what waits for one device. */
export function useTakeBack() {
  const notify = useNotify();
  const { t } = useText();
  const action = useAction('credentials.takeBack');
  const start = (deviceId: DeviceId) =>
    action.mutate(
      { selection: { kind: 'named', deviceIds: [deviceId] } },
      {
        onSuccess: () => notify.done(t('credentials.device.takenBack')),
        onError: (error) => notify.error(error),
      },
    );
  return { start, busy: action.isPending };
}

/** Deletes everything that waits and is not on its way. */
export function useDeleteAll(onDone: () => void) {
  const notify = useNotify();
  const { t } = useText();
  const action = useAction('credentials.deleteAll');
  const start = () =>
    action.mutate(
      {},
      {
        onSuccess: ({ devices: count }) => {
          notify.done(t('credentials.kept.deleted', { count }));
          onDone();
        },
        onError: (error) => notify.error(error),
      },
    );
  return { start, busy: action.isPending };
}
