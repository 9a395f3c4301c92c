import { describe, expect, it } from 'vitest';
import type { ActivityLine } from '#shared/domain/activity-file.ts';
import { createFileCheck, type FileVerdict } from '#shared/domain/verify-activity-file.ts';
import { newSha256 } from '../../../src-main/desk/db/tables/activity.ts';
import { entryAfter, fileLines, sealed } from '../../helpers/activity-file.ts';

function verdictOf(lines: readonly string[], rest = ''): FileVerdict {
  const check = createFileCheck(newSha256);
  for (const line of lines) check.take(line);
  return check.end(rest);
}

/** The file with one line changed, left as it is (undefined) or taken out (null), sealed anew as a forger would. */
function forged(change: (line: ActivityLine, at: number) => ActivityLine | null): FileVerdict {
  return verdictOf(sealed(fileLines().flatMap((line, at) => change(line, at) ?? [])));
}

const intact = sealed(fileLines());
const without = (at: number) => intact.filter((_, index) => index !== at);
const wrong = (fault: string, line: number, entry: number | null) => ({ ok: false, fault, line, entry });

describe('verifying a file', () => {
  it('finds nothing wrong in one that nobody touched', () => {
    expect(verdictOf(intact)).toMatchObject({ ok: true, header: { entries: 3, workspace: 'Dépôt' } });
  });

  it('finds the first line that was altered', () => {
    const altered = (at: number) =>
      verdictOf(intact.map((line, index) => (index === at ? line.replace(/:(\d)/, ':9') : line)));
    expect(altered(0)).toEqual(wrong('altered', 1, null));
    expect(altered(1)).toMatchObject({ ok: false, line: 2 });
    expect(altered(3)).toMatchObject({ ok: false, line: 4 });
    expect(altered(7)).toMatchObject({ ok: false, line: 8 });
    const actor = intact.map((line, index) => (index === 6 ? line.replace('dépôt', 'depot') : line));
    expect(verdictOf(actor)).toEqual(wrong('altered', 7, 3));
    const quote = intact.map((line, index) => (index === 6 ? line.replace('"at"', '_at"') : line));
    expect(verdictOf(quote)).toEqual(wrong('altered', 7, 3));
  });

  it('finds that an entry, some devices or the header is missing', () => {
    expect(verdictOf(without(1))).toEqual(wrong('missing', 2, 1));
    expect(verdictOf(without(4))).toMatchObject(wrong('altered', 5, 2));
    expect(verdictOf(without(5))).toEqual(wrong('devices', 6, 2));
    expect(verdictOf(without(6))).toEqual(wrong('missing', 7, 3));
    expect(verdictOf(without(0))).toEqual(wrong('foreign', 1, null));
  });

  it('finds that it was cut off, wherever that was, and what was added at its end', () => {
    for (let kept = 1; kept < intact.length; kept += 1)
      expect(verdictOf(intact.slice(0, kept))).toMatchObject({ ok: false, fault: 'cut-off', line: kept });
    expect(verdictOf(intact.slice(0, 7), intact[7])).toMatchObject({ fault: 'cut-off' });
    expect(verdictOf([...intact, 'more'])).toEqual(wrong('inserted', 9, null));
    expect(verdictOf(intact, 'more')).toEqual(wrong('inserted', 9, null));
    expect(verdictOf([...intact, intact[1] ?? ''])).toEqual(wrong('inserted', 9, null));
  });

  it('finds lines that changed places or were copied', () => {
    const [a, b, c, ...rest] = intact;
    expect(verdictOf([a ?? '', c ?? '', b ?? '', ...rest])).toMatchObject({ ok: false, fault: 'missing', line: 2 });
    expect(verdictOf([a ?? '', b ?? '', b ?? '', c ?? '', ...rest])).toEqual(wrong('reordered', 3, 1));
  });

  it('is not deceived by new seals', () => {
    const actor = forged((line) => (line.kind === 'entry' && line.entry === 2 ? { ...line, actor: 'x' } : line));
    expect(actor).toEqual(wrong('altered', 3, 2));
    expect(forged((line) => (line.kind === 'entry' && line.entry === 2 ? null : line))).toMatchObject({ ok: false });
    expect(forged((line) => (line.kind === 'entry' && line.entry === 3 ? null : line))).toEqual(wrong('missing', 7, 3));
    expect(forged((line) => (line.kind === 'devices' ? null : line))).toEqual(wrong('devices', 4, 2));
    const other = forged((line) =>
      line.kind === 'devices' && line.group === 1 ? { ...line, devices: [['d9', 'd9', null, null, null, null]] } : line,
    );
    expect(other).toEqual(wrong('devices', 7, 2));
    const base = forged((line) => (line.kind === 'devices' && line.group === 1 ? { ...line, base: 'p9' } : line));
    expect(base).toEqual(wrong('devices', 7, 2));
  });

  it('is not deceived by an end that was written anew: the header knows the head', () => {
    const lines = fileLines();
    const third = lines[6];
    if (third?.kind !== 'entry') throw new Error('the third entry is the seventh line');
    const { kind: _kind, hash: _hash, ...columns } = third;
    const forgery = entryAfter({ entry: 2, hash: columns.previousHash }, { ...columns, actor: 'mallory' });
    expect(forged((line, at) => (at === 6 ? { kind: 'entry', ...forgery } : line))).toEqual(wrong('missing', 8, 4));
  });

  it('knows what is none of ours, and what is newer', () => {
    for (const text of ['', 'PK\u0003', '{}', '{"kind":"entry"}', '"entry","at"'])
      expect(verdictOf([text])).toEqual(wrong('foreign', 1, null));
    expect(verdictOf([])).toEqual(wrong('foreign', 1, null));
    const newer = fileLines().map((line) => (line.kind === 'muster-activity' ? { ...line, version: 2 } : line));
    expect(verdictOf(sealed(newer))).toEqual(wrong('newer', 1, null));
  });
});
