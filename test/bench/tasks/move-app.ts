import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { undoChange } from '../../../src-main/desk/features/changes/undo-change.ts';
import { moveDevices } from '../../../src-main/desk/features/devices/move-devices.ts';
import { openBenchDesk } from '../bench-desk.ts';
import { taskDone, taskInput, timeWork } from '../run-task.ts';

/** Moves devices as the drag of a selection does, and takes it back if asked; nothing is sent. */
const { folder, deviceIds, profileId, undo } = taskInput<{
  folder: string;
  deviceIds: DeviceId[];
  profileId: ProfileId;
  undo: boolean;
}>();

const services = openBenchDesk(folder, null);
let changeId = '';
const move = await timeWork(() => {
  ({ changeId } = moveDevices(services, { selection: { kind: 'named', deviceIds }, profileId }));
});
taskDone(undo ? await timeWork(() => undoChange(services, { changeIds: [changeId] })) : move);
