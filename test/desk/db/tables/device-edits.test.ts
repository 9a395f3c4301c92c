import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { type EditKind, LONGEST_NOTE } from '#shared/domain/device-edit.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import {
  type becomesSql,
  EDITS_PER_SLICE,
  type Edited,
  forgetEdits,
  planEdits,
  readEdited,
  readEditSlice,
  undoEdits,
} from '../../../../src-main/desk/db/tables/device-edits.ts';
import { edit } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
const at = '2026-11-22T10:00:00.000Z';
const id = (n: number) => knoxDevice(n, null).deviceId;
const ids = (...numbers: number[]) => numbers.map(id);

beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    Array.from({ length: 6 }, (_, n) => knoxDevice(n, 'p1')),
    ['p1'],
  );
  insertAttribute(test.db, { name: 'Depot', type: 'text', at });
});
afterEach(() => test.close());

const holdOf = (n: number) =>
  test.db.prepare('SELECT reason, held_at, held_by FROM main.holds WHERE device_id = ?').raw().get(id(n)) ?? null;
const noteOf = (n: number) =>
  test.db.prepare('SELECT text, noted_at, noted_by FROM main.notes WHERE device_id = ?').raw().get(id(n)) ?? null;
const valueAt = (n: number) =>
  test.db.prepare('SELECT value FROM main.attribute_values WHERE device_id = ?').pluck().get(id(n)) ?? null;

let undoEntry = 1_000_000;
/** Undoes a deed as the command does; answers how many devices it took back. */
function undo(entry: number): number {
  const edited = readEdited(test.db, entry);
  if (edited === null) return 0;
  const { standing } = readEditSlice(test.db, { editId: entry, edited, after: '' });
  undoEntry += 1;
  undoEdits(test.db, { entry, undo: undoEntry, edited }, standing);
  return standing.length;
}

describe('an edit', () => {
  it('answers what is another thing now and what it was, for devices the cache knows', () => {
    const deviceIds = [...ids(1, 1), 'nobody' as DeviceId];
    const { edited } = edit(test.db, deviceIds, { kind: 'attribute', name: 'Depot', text: 'Lyon' }, 'overwrite');
    expect(edited).toEqual([{ deviceId: id(1), was: null, value: 'Lyon' }]);
    const again = edit(test.db, ids(1, 2), { kind: 'attribute', name: 'Depot', text: 'Leeds' }, 'fill');
    expect(again.edited).toEqual([{ deviceId: id(2), was: null, value: 'Leeds' }]);
    expect([1, 2, 3].map(valueAt)).toEqual(['Lyon', 'Leeds', null]);
  });

  it('can be counted before', () => {
    edit(test.db, ids(1), { kind: 'attribute', name: 'Depot', text: 'Lyon' }, 'overwrite');
    const deed = { kind: 'attribute', name: 'Depot', text: 'Lyon', at, by: 'me' } as const;
    expect(planEdits(test.db, [...ids(1, 2, 3), 'nobody' as DeviceId], deed, 'overwrite')).toEqual({
      ...{ devices: 3, changes: 2 },
    });
    expect(planEdits(test.db, ids(1, 2, 3), { ...deed, text: 'Leeds' }, 'fill').changes).toBe(2);
  });

  it('adds below a note, unless that would be too long; the same words again change nothing', () => {
    edit(test.db, ids(1), { kind: 'note', text: 'first' }, 'append');
    edit(test.db, ids(2), { kind: 'note', text: 'x'.repeat(LONGEST_NOTE - 3) }, 'rewrite');
    const { edited } = edit(test.db, ids(1, 2), { kind: 'note', text: 'more' }, 'append');
    expect(edited.map(({ deviceId }) => deviceId)).toEqual(ids(1));
    expect(noteOf(1)).toEqual(['first\nmore', at, 'me']);
    expect(edit(test.db, ids(1), { kind: 'note', text: 'first\nmore', by: 'you' }, 'rewrite').edited).toEqual([]);
    expect(edit(test.db, ids(3), { kind: 'note', text: '' }, 'rewrite').edited).toEqual([]);
    expect(edit(test.db, ids(3), { kind: 'note', text: '' }, 'append').edited).toEqual([]);
  });
});

describe('undoing an edit', () => {
  it('restores the reason, the time and the person of a hold, each device its own', () => {
    edit(test.db, ids(1), { kind: 'hold', text: 'sold', at: '2026-11-01T00:00:00.000Z', by: 'ada' }, 'put');
    edit(test.db, ids(2), { kind: 'hold', text: 'lost', by: 'bob' }, 'put');
    const { entry } = edit(test.db, ids(1, 2, 3), { kind: 'hold', text: 'broken' }, 'put');
    expect(undo(entry)).toBe(3);
    expect([1, 2, 3].map(holdOf)).toEqual([['sold', '2026-11-01T00:00:00.000Z', 'ada'], ['lost', at, 'bob'], null]);
    const release = edit(test.db, ids(1, 3), { kind: 'hold', text: '' }, 'clear');
    expect(release.edited).toHaveLength(1);
    expect(undo(release.entry)).toBe(1);
    expect(holdOf(1)).toEqual(['sold', '2026-11-01T00:00:00.000Z', 'ada']);
  });

  it('leaves what a later edit has done, and takes it back once that was undone', () => {
    const first = edit(test.db, ids(1, 2), { kind: 'note', text: 'one' }, 'rewrite').entry;
    const second = edit(test.db, ids(2), { kind: 'note', text: 'two' }, 'rewrite').entry;
    expect([undo(first), noteOf(1), noteOf(2)?.[0 as never]]).toEqual([1, null, 'two']);
    expect([undo(first), undo(second), noteOf(2)?.[0 as never]]).toEqual([0, 1, 'one']);
    expect([undo(first), noteOf(2), undo(first)]).toEqual([1, null, 0]);
  });

  it('leaves a value that went with its attribute, even under the same name', () => {
    const lyon = { kind: 'attribute', name: 'Depot', text: 'Lyon' } as const;
    edit(test.db, ids(1), { ...lyon, text: 'Leeds' }, 'overwrite');
    const { entry } = edit(test.db, ids(1), lyon, 'overwrite');
    test.db.exec('DELETE FROM main.attribute_values');
    expect([undo(entry), valueAt(1)]).toEqual([0, null]);
    edit(test.db, ids(1), { ...lyon, name: 'DEPOT' }, 'overwrite');
    expect([undo(entry), valueAt(1)]).toEqual([0, 'Lyon']);
  });

  it('is looked at in slices that go on where the last one ended', async () => {
    const many = Array.from({ length: EDITS_PER_SLICE + 3 }, (_, n) => knoxDevice(n, 'p1'));
    await fillCache(test.db, many.slice(6), []);
    const { entry } = edit(
      test.db,
      many.map(({ deviceId }) => deviceId),
      { kind: 'note', text: 'all' },
      'rewrite',
    );
    const edited: Edited = { kind: 'note', name: '' };
    const first = readEditSlice(test.db, { editId: entry, edited, after: '' });
    const rest = readEditSlice(test.db, { editId: entry, edited, after: first.next ?? '' });
    expect([first.looked, first.standing.length, rest.looked, rest.next]).toEqual([
      EDITS_PER_SLICE,
      EDITS_PER_SLICE,
      3,
      null,
    ]);
  });
});

describe('edits that are too many', () => {
  it('are forgotten from the oldest deed on, a slice at a time', () => {
    const entries = ['a', 'b', 'c'].map(
      (text) => edit(test.db, ids(0, 1, 2, 3), { kind: 'note', text }, 'rewrite').entry,
    );
    expect(forgetEdits(test.db, 12)).toBe(0);
    expect(forgetEdits(test.db, 5)).toBe(8);
    expect(forgetEdits(test.db, 5)).toBe(0);
    expect(entries.map((entry) => readEdited(test.db, entry))).toEqual([null, null, { kind: 'note', name: '' }]);
  });
});

type Step = { does: keyof typeof becomesSql; kind: EditKind; text: string; devices: number[] } | { undoes: number };

const someDevices = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 });
const text = fc.constantFrom('a', 'b', 'c');
const deed = (kind: EditKind, does: readonly (keyof typeof becomesSql)[]) =>
  fc.record({ kind: fc.constant(kind), does: fc.constantFrom(...does), text, devices: someDevices });
const steps = fc.array(
  fc.oneof(
    deed('hold', ['put', 'clear']),
    deed('note', ['rewrite', 'append']),
    deed('attribute', ['overwrite', 'fill']),
    fc.record({ undoes: fc.nat({ max: 12 }) }),
  ) as fc.Arbitrary<Step>,
  { minLength: 1, maxLength: 25 },
);

/** By hand: each device has for each kind a pile of deeds, the newest of which is what it has. */
type Pile = { entry: number; value: string | null }[];

function becomes(step: Extract<Step, { does: unknown }>, was: string | null, mark: string): string | null {
  const words = was?.split('|')[0] ?? null;
  const marked = (said: string) => `${said}|${mark}`;
  if (step.does === 'clear') return null;
  if (step.does === 'put') return marked(step.text);
  if (step.does === 'overwrite') return step.text;
  if (step.does === 'fill') return was ?? step.text;
  if (step.does === 'append' && words !== null) return marked(`${words}\n${step.text}`);
  return words === step.text ? was : marked(step.text);
}

describe('any order of holds, releases, notes, attributes and undos', () => {
  it('leaves what a model by hand has', () => {
    fc.assert(
      fc.property(steps, (order) => {
        test.db.exec('DELETE FROM main.device_edits; DELETE FROM main.holds; DELETE FROM main.notes');
        test.db.exec('DELETE FROM main.attribute_values');
        const piles = new Map<string, Pile>();
        const pileOf = (kind: EditKind, n: number) => {
          const pile = piles.get(`${kind} ${n}`) ?? [];
          piles.set(`${kind} ${n}`, pile);
          return pile;
        };
        const entries: number[] = [];
        for (const [index, step] of order.entries()) {
          if ('undoes' in step) {
            const entry = entries[step.undoes] ?? 0;
            const tops = [...piles.values()].filter((pile) => pile.at(-1)?.entry === entry);
            for (const pile of tops) pile.pop();
            expect(undo(entry)).toBe(tops.length);
            continue;
          }
          const name = step.kind === 'attribute' ? 'Depot' : '';
          const when = `2026-11-22T10:00:${String(index).padStart(2, '0')}.000Z`;
          const { entry, edited } = edit(
            test.db,
            ids(...step.devices),
            { ...step, name, at: when, by: 'me' },
            step.does,
          );
          entries.push(entry);
          const changed = step.devices.filter((n) => {
            const pile = pileOf(step.kind, n);
            const was = pile.at(-1)?.value ?? null;
            const value = becomes(step, was, `${when}|me`);
            if (value === was) return false;
            pile.push({ entry, value });
            return true;
          });
          expect(edited.map(({ deviceId }) => deviceId).sort()).toEqual(ids(...changed).sort());
        }
        for (let n = 0; n < 6; n += 1) {
          const joined = (row: unknown) => (row === null ? null : (row as string[]).join('|'));
          const top = (kind: EditKind) => pileOf(kind, n).at(-1)?.value ?? null;
          expect([joined(holdOf(n)), joined(noteOf(n)), valueAt(n)]).toEqual([
            top('hold'),
            top('note'),
            top('attribute'),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
