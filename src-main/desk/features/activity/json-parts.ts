import type { ActivityDevice } from '#shared/domain/activity-entry.ts';
import {
  ACTIVITY_FILE_KIND,
  ACTIVITY_FILE_VERSION,
  type ActivityFileHeader,
  type ActivityLine,
  sealLine,
} from '#shared/domain/activity-file.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { newSha256, readActivityAfter } from '../../db/tables/activity.ts';
import { slicesOfDevices } from '../../db/tables/activity-devices.ts';
import type { FilePart } from './write-log-file.ts';

const ENTRIES_PER_PART = 100;

/** What the first line says beside the format. */
export type HeaderFacts = Omit<ActivityFileHeader, 'kind' | 'version'>;

/**
 * The whole log up to the head named in the header, as JSON Lines that prove themselves: every entry as it was written,
 * after each its devices, every line sealed onto the one before.
 */
export function* jsonParts(db: ReadableDb, facts: HeaderFacts): Generator<FilePart> {
  const seal = createSealer();
  yield { text: seal({ kind: ACTIVITY_FILE_KIND, version: ACTIVITY_FILE_VERSION, ...facts }), done: 0 };
  for (let done = 0; done < facts.entries; ) {
    const entries = readActivityAfter(db, done, Math.min(ENTRIES_PER_PART, facts.entries - done));
    // Entries may be missing: whoever verifies the file will be told.
    const last = entries.at(-1);
    if (last === undefined) break;
    let text = '';
    for (const entry of entries) {
      text += seal({ kind: 'entry', ...entry });
      for (const { group, base, devices } of slicesOfDevices(db, entry)) {
        text += seal({ kind: 'devices', entry: entry.entry, group, base, devices: devices.map(cellsOf) });
        yield { text, done };
        text = '';
      }
    }
    done = last.entry;
    yield { text, done };
  }
  yield { text: seal.end(), done: facts.entries };
}

function cellsOf({ deviceId, label, before, after, state, errorCode }: ActivityDevice): DeviceCells {
  return [deviceId, label, before, after, state, errorCode];
}

type DeviceCells = Extract<ActivityLine, { kind: 'devices' }>['devices'][number];

function createSealer(): ((line: ActivityLine) => string) & { end(): string } {
  let before = '';
  let lines = 0;
  const seal = (line: ActivityLine) => {
    lines += 1;
    const sealed = sealLine(newSha256, before, line);
    before = sealed.seal;
    return `${sealed.text}\n`;
  };
  return Object.assign(seal, { end: () => seal({ kind: 'end', lines: lines + 1 }) });
}
