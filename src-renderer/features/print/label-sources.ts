import type { BatchDevice, BatchSummary } from '#shared/domain/batch.ts';
import type { DeviceSelection, DeviceView } from '#shared/domain/device.ts';
import { type DeviceLabel, MOST_LABELS } from '#shared/domain/paper.ts';
import { run } from '../../api.ts';
import { readBatchDevices } from './batch-report.ts';
import type { LabelSource } from './PrintLabelsDialog.tsx';

type Chosen = { selection: DeviceSelection; count: number };

/** Labels of devices, in the order of the list they were chosen in. */
export function labelsOfDevices(chosen: Chosen, sort: DeviceView['sort'] | null, name: string | null): LabelSource {
  const { selection, count } = chosen;
  return { ask: () => run('print.getLabels', { selection, sort, most: MOST_LABELS }), count, name };
}

/** Labels of a batch: of what was scanned, or of all that is expected while nothing was. */
export function labelsOfBatch({ batchId, name, stages }: BatchSummary): LabelSource {
  const ask = async () => {
    const { devices } = await readBatchDevices(batchId);
    const scanned = devices.filter(({ scannedAt }) => scannedAt !== null);
    const labels = (scanned.length > 0 ? scanned : devices).map((device) => toLabel(device, name));
    const once = new Map(labels.map((label) => [`${label.imei} ${label.serial}`, label]));
    return { total: once.size, labels: [...once.values()].slice(0, MOST_LABELS) };
  };
  return { ask, count: stages.scanned > 0 ? stages.scanned : stages.expected, name };
}

function toLabel({ imei, imei2, serial, model, device }: BatchDevice, batchName: string): DeviceLabel {
  return { model: model ?? '', imei, imei2, serial, profileName: device?.profileName ?? null, origin: batchName };
}
