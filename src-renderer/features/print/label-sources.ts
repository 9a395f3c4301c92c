import type { DeviceSelection, DeviceView } from '#shared/domain/device.ts';
import { MOST_LABELS } from '#shared/domain/paper.ts';
import { run } from '../../api.ts';
import type { LabelSource } from './PrintLabelsDialog.tsx';

type Chosen = { selection: DeviceSelection; count: number };

/** Labels of devices, in the order of the list they were chosen in. */
export function labelsOfDevices(chosen: Chosen, sort: DeviceView['sort'] | null, name: string | null): LabelSource {
  const { selection, count } = chosen;
  return { ask: () => run('print.getLabels', { selection, sort, most: MOST_LABELS }), count, name };
}
