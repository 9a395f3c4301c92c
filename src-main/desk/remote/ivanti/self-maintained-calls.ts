import type { SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { isObject } from '../read-answer.ts';
import { type RawRecord, readText } from '../read-fields.ts';
import { callIvanti, fillPath, type IvantiLine, listFromIvanti, rowsOf } from './ivanti-call.ts';
import type { IvantiClient } from './ivanti-client.ts';
import { readDevice } from './read-records.ts';

/** The calls about Self-Maintained profiles; see IvantiClient. */
export type SelfMaintainedCalls = Pick<
  IvantiClient,
  'uploadProfile' | 'listProfileDevices' | 'addProfileDevices' | 'editProfileDevice' | 'removeProfileDevices'
>;

/** Self-Maintained profiles over one line; all but the upload is inferred (mission 2.5). */
export function createSelfMaintainedCalls(line: IvantiLine): SelfMaintainedCalls {
  const { selfMaintained: own, profiles, actions } = line.wire;
  return {
    uploadProfile: async ({ name, description, withoutToken, csv }, signal) => {
      const body = {
        [own.csv]: csv,
        [actions.profileName]: name,
        [own.description]: description,
        [own.withoutToken]: withoutToken,
      };
      const result = await callIvanti(line, { method: 'POST', path: own.upload, body }, signal);
      return isObject(result) ? readText(result, profiles.fields.enrollmentToken) : null;
    },
    listProfileDevices: async (id, { page, pageSize }, signal) => {
      const list = { path: fillPath(own.devices, id), ...rowsOf(line, page, pageSize) };
      const { items, total } = await listFromIvanti(line, list, (raw) => readDevice(raw, own.fields), signal);
      return { items, total };
    },
    addProfileDevices: async (id, rows, signal) => {
      const body = { [own.added]: rows.map((row) => filledOnly(toRecord(line, row))) };
      await callIvanti(line, { method: 'POST', path: fillPath(own.add, id), body }, signal);
    },
    editProfileDevice: async (id, { deviceId, ...row }, signal) => {
      const path = fillPath(fillPath(own.edit, id), deviceId, '{deviceId}');
      await callIvanti(line, { method: 'PUT', path, body: toRecord(line, row) }, signal);
    },
    removeProfileDevices: async (id, deviceIds, signal) => {
      const body = { [own.removed]: deviceIds };
      await callIvanti(line, { method: 'POST', path: fillPath(own.remove, id), body }, signal);
    },
  };
}

/** A device under the first name each field has; what it has not is null. */
function toRecord({ wire }: IvantiLine, row: SelfMaintainedRow): RawRecord {
  const { imei, serial, manufacturer, userName, attributes } = wire.selfMaintained.fields;
  return Object.fromEntries([
    [imei[0], row.imei],
    [serial[0], row.serial],
    [manufacturer[0], row.manufacturer],
    [userName[0], row.userName],
    [attributes[0], row.attributes],
  ]);
}

function filledOnly(record: RawRecord): RawRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}
