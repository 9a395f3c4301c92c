import { type ChainEnd, chainStart, findFault, listFactsIn, type NewSha256, type Sha256 } from './activity-chain.ts';
import type { ActivityEntry } from './activity-entry.ts';
import { ACTIVITY_FILE_VERSION, type ActivityFileHeader, type ActivityLine, openLine } from './activity-file.ts';

/** How a file can be wrong: as a chain can, or lines were added after its end, it was cut off, or it is none of ours. */
export type FileFault = 'altered' | 'missing' | 'reordered' | 'devices' | 'inserted' | 'cut-off' | 'foreign' | 'newer';

/** What checking a file has found; of a file that is wrong the first line that is, and the entry it is about, if any. */
export type FileVerdict =
  | { ok: true; header: ActivityFileHeader }
  | { ok: false; fault: FileFault; line: number; entry: number | null };

/** Checks a file line by line. `take` answers whether all is well so far, `end` what was found; `rest` follows the last line feed. */
export type FileCheck = { take(text: string): boolean; end(rest: string): FileVerdict };

type Fault = { fault: FileFault; entry: number | null };
type EntryLine = Extract<ActivityLine, { kind: 'entry' }>;
type DevicesLine = Extract<ActivityLine, { kind: 'devices' }>;

/** The check of an exported activity log. It needs nothing but the file: no workspace, no network. */
export function createFileCheck(newSha256: NewSha256): FileCheck {
  let seal = '';
  let lines = 0;
  let header: ActivityFileHeader | null = null;
  let chain: ChainEnd = chainStart;
  let devices: DeviceList | null = null;
  let ended = false;
  let found: Extract<FileVerdict, { ok: false }> | null = null;

  const listIsWrong = (): Fault | null =>
    devices === null || devices.isWhole() ? null : { fault: 'devices', entry: chain.entry };

  function judge(text: string): Fault | null {
    if (ended) return { fault: 'inserted', entry: null };
    const { line, seal: own, holds } = openLine(newSha256, seal, text);
    seal = own;
    if (lines === 1) return begin(line, holds);
    const fault = line === null ? null : follow(line);
    if (fault !== null) return fault;
    return line !== null && holds ? null : { fault: 'altered', entry: entryNamedIn(text) ?? chain.entry + 1 };
  }

  function begin(line: ActivityLine | null, holds: boolean): Fault | null {
    if (line?.kind !== 'muster-activity') return { fault: 'foreign', entry: null };
    if (!holds) return { fault: 'altered', entry: null };
    header = line;
    return line.version > ACTIVITY_FILE_VERSION ? { fault: 'newer', entry: null } : null;
  }

  function follow(line: ActivityLine): Fault | null {
    if (line.kind === 'entry') return followChain(line);
    if (line.kind === 'devices') {
      devices?.take(line);
      return line.entry === chain.entry ? null : { fault: 'altered', entry: chain.entry };
    }
    if (line.kind === 'end') return finish(line.lines);
    return { fault: 'inserted', entry: null };
  }

  function followChain({ kind: _line, ...entry }: EntryLine): Fault | null {
    const fault = findFault(newSha256, chain, entry) ?? listIsWrong();
    if (fault !== null) return fault;
    chain = entry;
    devices = listOf(newSha256, entry);
    return null;
  }

  function finish(counted: number): Fault | null {
    const wrong = listIsWrong();
    if (wrong !== null) return wrong;
    if (header?.entries !== chain.entry || header.head !== chain.hash)
      return { fault: 'missing', entry: chain.entry + 1 };
    ended = true;
    return counted === lines ? null : { fault: 'altered', entry: null };
  }

  function take(text: string): boolean {
    if (found !== null) return false;
    lines += 1;
    const fault = judge(text);
    if (fault !== null) found = { ok: false, line: lines, ...fault };
    return fault === null;
  }

  return {
    take,
    end(rest) {
      if (rest !== '') take(rest);
      if (found !== null) return found;
      if (header === null) return { ok: false, fault: 'foreign', line: 1, entry: null };
      if (!ended || rest !== '') return { ok: false, fault: 'cut-off', line: lines, entry: chain.entry || null };
      return { ok: true, header };
    },
  };
}

/** The entry a line is about that can no longer be read. */
function entryNamedIn(text: string): number | null {
  const named = /"entry":(\d+),/.exec(text);
  return named === null ? null : Number(named[1]);
}

/** The devices of a change as they come line by line, held against the digest that the entry has of them. */
type DeviceList = { take(line: DevicesLine): void; isWhole(): boolean };

function listOf(newSha256: NewSha256, { facts }: ActivityEntry): DeviceList | null {
  const { digest, devices } = listFactsIn(facts);
  // Of a profile the digest is of one subject, which the entry itself names.
  if (digest === null || devices === null) return null;
  const sha256: Sha256 = newSha256();
  let group = -1;
  sha256.update('[');
  return {
    take(line) {
      const isNew = line.group !== group;
      if (isNew) sha256.update(`${group < 0 ? '' : ']],'}[${JSON.stringify(line.base)},[`);
      group = line.group ?? group;
      const ids = line.devices.map(([deviceId]) => JSON.stringify(deviceId)).join(',');
      sha256.update(`${isNew ? '' : ','}${ids}`);
    },
    isWhole() {
      sha256.update(group < 0 ? ']' : ']]]');
      return sha256.digest() === digest;
    },
  };
}
