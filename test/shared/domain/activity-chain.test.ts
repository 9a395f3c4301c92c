import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type ChainEnd,
  chainStart,
  findFault,
  hashedText,
  type NewSha256,
  sha256Of,
} from '#shared/domain/activity-chain.ts';
import type { ActivityEntry } from '#shared/domain/activity-entry.ts';

const newSha256: NewSha256 = () => {
  const hash = createHash('sha256');
  return { update: (text) => void hash.update(text), digest: () => hash.digest('hex') };
};

type Changes = Partial<Omit<ActivityEntry, 'hash'>>;

function entryAfter(end: ChainEnd, changes: Changes = {}): ActivityEntry {
  const entry = {
    ...{ entry: end.entry + 1, at: '2026-11-22T10:00:00.000Z', actor: 'depot', account: '4711' },
    ...{ action: 'devices.move', changeId: 'c1', facts: '{}', monotonicMs: 12, runId: 'r1', previousHash: end.hash },
    ...changes,
  };
  return { ...entry, hash: sha256Of(newSha256, hashedText(entry)) };
}

function chain(length: number, changes: Changes = {}): ActivityEntry[] {
  const entries: ActivityEntry[] = [];
  for (let n = 0; n < length; n += 1) entries.push(entryAfter(entries.at(-1) ?? chainStart, changes));
  return entries;
}

/** The first fault of a chain. */
function check(entries: readonly ActivityEntry[]) {
  let end = chainStart;
  for (const entry of entries) {
    const fault = findFault(newSha256, end, entry);
    if (fault) return fault;
    end = entry;
  }
  return null;
}

const rehashed = (entry: ActivityEntry, changes: Changes): ActivityEntry => {
  const changed = { ...entry, ...changes };
  return { ...changed, hash: sha256Of(newSha256, hashedText(changed)) };
};

describe('the chain of the activity log', () => {
  it('holds when nothing was touched', () => {
    expect(check(chain(5))).toBeNull();
  });

  it('takes entries of before account and clock were noted by the hash they were written with', () => {
    const [old] = chain(1, { account: null, monotonicMs: null, runId: null });
    const text = '[1,"2026-11-22T10:00:00.000Z","depot","devices.move","c1","{}",""]';
    expect(old?.hash).toBe(createHash('sha256').update(text).digest('hex'));
    const entries = old ? [old, entryAfter(old)] : [];
    expect(check(entries)).toBeNull();
  });

  const fields = ['at', 'actor', 'account', 'action', 'changeId', 'facts', 'monotonicMs', 'runId'] as const;
  it.each(fields)('shows that the %s of an entry was altered', (field) => {
    const entries = chain(3);
    const altered = entries.map((one) =>
      one.entry === 2 ? { ...one, [field]: field === 'monotonicMs' ? 13 : `${one[field]}x` } : one,
    );
    expect(check(altered)).toEqual({ fault: 'altered', entry: 2 });
  });

  it('shows that an account was made up for an entry of before', () => {
    const entries = chain(2, { account: null, monotonicMs: null, runId: null }).map((one) => ({
      ...one,
      account: '4711',
    }));
    expect(check(entries)).toEqual({ fault: 'altered', entry: 1 });
  });

  it('shows an entry that was written anew with a hash that fits it', () => {
    const entries = chain(3).map((one) => (one.entry === 2 ? rehashed(one, { actor: 'mallory' }) : one));
    expect(check(entries)).toEqual({ fault: 'altered', entry: 2 });
    const first = chain(3).map((one) => (one.entry === 1 ? rehashed(one, { previousHash: 'x' }) : one));
    expect(check(first)).toEqual({ fault: 'altered', entry: 1 });
  });

  it('shows an entry that is missing, also when those after it were given its number', () => {
    expect(check(chain(4).filter(({ entry }) => entry !== 2))).toEqual({ fault: 'missing', entry: 2 });
    const renumbered = chain(4)
      .filter(({ entry }) => entry !== 2)
      .map((one, at) => ({ ...one, entry: at + 1 }));
    expect(check(renumbered)).toEqual({ fault: 'reordered', entry: 2 });
  });

  it('shows entries that changed places', () => {
    const [a, b, c] = chain(3);
    if (!a || !b || !c) throw new Error('too short');
    expect(check([a, { ...c, entry: 2 }, { ...b, entry: 3 }])).toEqual({ fault: 'reordered', entry: 2 });
    expect(check([a, b, a, c])).toEqual({ fault: 'reordered', entry: 1 });
  });
});
