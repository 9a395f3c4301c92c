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

/** The devices asked for, each with the identifier it was asked for by. */
export type AskedFor = ReadonlyMap<DeviceId, string>;

/**
 * An outcome for every device asked for from an answer with separate lists (knox-api 2.1): ids in the list of successes
 * are done, those in the other two refused, those in none unconfirmed. Elements may be texts or objects.
 */
export function readBatchAnswer(wire: KnoxWire['unassign'], answer: unknown, asked: AskedFor): BatchReport {
  const found = new Map<DeviceId, DeviceOutcome>();
  const byName = new Map<string, DeviceId>();
  for (const [deviceId, identifier] of asked) {
    found.set(deviceId, { deviceId, outcome: 'unconfirmed' });
    byName.set(deviceId, deviceId).set(identifier, deviceId);
  }
  const lists = isObject(answer) ? answer : {};
  const note = (names: readonly string[], outcomeOf: (deviceId: DeviceId, reason: string | null) => DeviceOutcome) => {
    const list = pick(lists, names);
    for (const element of Array.isArray(list) ? list : []) {
      const deviceId = idOf(wire, element, byName);
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

function idOf(wire: KnoxWire['unassign'], element: unknown, asked: ReadonlyMap<string, DeviceId>): DeviceId | null {
  const isPlain = typeof element === 'string' || typeof element === 'number';
  const texts = isObject(element)
    ? wire.elementId.map((name) => readText(element, [name]))
    : [isPlain ? String(element) : null];
  for (const text of texts) if (text !== null && asked.has(text)) return asked.get(text) ?? null;
  return null;
}

function reasonOf(wire: KnoxWire['unassign'], element: unknown): string | null {
  return isObject(element) ? readText(element, wire.elementReason) : null;
}
