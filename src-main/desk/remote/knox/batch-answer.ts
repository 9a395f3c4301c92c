import type { BatchReport, DeviceOutcome } from '#shared/domain/batch-report.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { isObject } from '../read-answer.ts';
import { pick, readText } from '../read-fields.ts';
import { codeOfReason } from './knox-error.ts';
import type { KnoxWire } from './wire.ts';

/** Every device asked for, not yet known what became of it. */
export function unconfirmedReport(deviceIds: readonly DeviceId[]): BatchReport {
  return { outcomes: deviceIds.map((deviceId) => ({ deviceId, outcome: 'unconfirmed' })) };
}

/**
 * An outcome for every device asked for from an answer with separate lists (knox-api 2.1): ids in the list of successes
 * are done, those in the other two refused, those in none unconfirmed. Elements may be texts or objects.
 */
export function readBatchAnswer(
  wire: KnoxWire['unassign'],
  answer: unknown,
  deviceIds: readonly DeviceId[],
): BatchReport {
  const found = new Map<string, DeviceOutcome>(
    deviceIds.map((deviceId) => [deviceId, { deviceId, outcome: 'unconfirmed' }]),
  );
  const lists = isObject(answer) ? answer : {};
  const note = (names: readonly string[], outcomeOf: (deviceId: DeviceId, reason: string | null) => DeviceOutcome) => {
    const list = pick(lists, names);
    for (const element of Array.isArray(list) ? list : []) {
      const deviceId = idOf(wire, element, found);
      if (deviceId !== null) found.set(deviceId, outcomeOf(deviceId, reasonOf(wire, element)));
    }
  };
  const refused = (usual: ErrorCode) => (deviceId: DeviceId, reason: string | null) =>
    ({ deviceId, outcome: 'refused', code: codeOfReason(reason, usual), errorId: null }) as const;
  note(wire.lists.done, (deviceId) => ({ deviceId, outcome: 'done' }));
  note(wire.lists.notFound, refused('device_not_found'));
  note(wire.lists.failed, refused('device_invalid'));
  return { outcomes: [...found.values()] };
}

function idOf(wire: KnoxWire['unassign'], element: unknown, asked: ReadonlyMap<string, unknown>): DeviceId | null {
  const texts = isObject(element) ? wire.elementId.map((name) => readText(element, [name])) : [String(element)];
  const found = texts.find((text) => text !== null && asked.has(text));
  return (found ?? null) as DeviceId | null;
}

function reasonOf(wire: KnoxWire['unassign'], element: unknown): string | null {
  return isObject(element) ? readText(element, wire.elementReason) : null;
}
