import { chainStart, hashedText, sha256Of } from '#shared/domain/activity-chain.ts';
import type { ActivityEntry } from '#shared/domain/activity-entry.ts';
import { type ActivityLine, sealLine } from '#shared/domain/activity-file.ts';
import { newSha256 } from '../../src-main/desk/db/tables/activity.ts';

type Changes = Partial<Omit<ActivityEntry, 'hash'>>;

/** An entry that follows another one. */
export function entryAfter(end: { entry: number; hash: string }, changes: Changes = {}): ActivityEntry {
  const entry = {
    ...{ entry: end.entry + 1, at: '2026-11-22T10:00:00.000Z', actor: 'dépôt', account: '4711' },
    ...{ action: 'devices.move', changeId: 'c1', facts: '{}', monotonicMs: 12, runId: 'r1', previousHash: end.hash },
    ...changes,
  };
  return { ...entry, hash: sha256Of(newSha256, hashedText(entry)) };
}

const list = '[["p1",["d1","d2"]],[null,["d3"]]]';

/** Three entries, of which the second names devices in two groups, as the lines of a file. */
export function fileLines(): ActivityLine[] {
  const first = entryAfter(chainStart);
  const targetsSha256 = sha256Of(newSha256, list);
  const second = entryAfter(first, { facts: JSON.stringify({ devices: 3, targetsSha256 }) });
  const third = entryAfter(second, { facts: '{"reason":"broken, \\"really\\""}' });
  const devices = (group: number, base: string | null, ids: string[]): ActivityLine => ({
    ...{ kind: 'devices', entry: 2, group, base },
    devices: ids.map((id) => [id, `35${id}`, base, 'Vans', 'done', null]),
  });
  return [
    {
      ...{ kind: 'muster-activity', version: 1, workspace: 'Dépôt', account: '4711', exportedAt: 'now' },
      ...{ exportedBy: 'ann', appVersion: '0.1.0', entries: 3, head: third.hash },
    },
    { kind: 'entry', ...first },
    { kind: 'entry', ...second },
    devices(0, 'p1', ['d1']),
    devices(0, 'p1', ['d2']),
    devices(1, null, ['d3']),
    { kind: 'entry', ...third },
    { kind: 'end', lines: 8 },
  ];
}

/** Lines with their seals, as they stand in a file. */
export function sealed(lines: readonly ActivityLine[]): string[] {
  let seal = '';
  return lines.map((line) => {
    const done = sealLine(newSha256, seal, line);
    seal = done.seal;
    return done.text;
  });
}
