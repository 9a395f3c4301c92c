import { useCallback } from 'react';
import type { AttributeEdit, AttributeType, CustomAttribute } from '#shared/domain/custom-attribute.ts';
import type { DeviceSelection } from '#shared/domain/device.ts';
import { run } from '../../api.ts';
import { useAction } from '../../data.ts';
import { useTellEdited } from '../../tell-edited.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** An attribute, made first when it is new. */
export type WantedAttribute = { name: string; type: AttributeType; isNew: boolean };

type Wish = { selection: DeviceSelection; attribute: WantedAttribute; edit: Pick<AttributeEdit, 'value' | 'mode'> };

/** Gives devices one value and offers Undo; answers whether they have it. */
export function useSetAttribute(): (wish: Wish) => Promise<boolean> {
  const notify = useNotify();
  const tell = useTellEdited();
  const { t } = useText();
  return useCallback(
    async ({ selection, attribute: { name, type, isNew }, edit }) => {
      try {
        if (isNew) await run('attributes.define', { name, type });
        const { editId, devices, kept } = await run('attributes.set', { selection, edit: { name, ...edit } });
        const done = t('attributes.done', { name, count: devices });
        const words = kept === 0 ? done : `${done} · ${t('attributes.kept', { count: kept })}`;
        tell(editId, words);
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, tell, t],
  );
}

/** Makes an attribute that no device has a value of yet; answers whether it is there. */
export function useDefineAttribute(): (attribute: Pick<CustomAttribute, 'name' | 'type'>) => Promise<boolean> {
  const notify = useNotify();
  return useCallback(
    (attribute) =>
      run('attributes.define', attribute).then(
        () => true,
        (error: unknown) => {
          notify.error(error);
          return false;
        },
      ),
    [notify],
  );
}

/** Takes an attribute away from every device. */
export function useDeleteAttribute() {
  const notify = useNotify();
  const { t } = useText();
  const action = useAction('attributes.delete');
  const start = (name: string, onDone: () => void) =>
    action.mutate(
      { name },
      {
        onSuccess: () => {
          notify.done(t('attributes.settings.deleted', { name }));
          onDone();
        },
        onError: (error) => notify.error(error),
      },
    );
  return { start, busy: action.isPending };
}
