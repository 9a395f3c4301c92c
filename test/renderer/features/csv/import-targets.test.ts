import { describe, expect, it } from 'vitest';
import { blockOf, type TargetDraft, targetOf } from '../../../../src-renderer/features/csv/import-draft.ts';
import {
  batchNameOf,
  firstTarget,
  hindranceOf,
  targetKinds,
} from '../../../../src-renderer/features/csv/import-targets.ts';

const facts = { accepted: 9, known: 5, profiles: [], users: 0, passwords: 0, attributes: [] };
const profiles = [{ name: 'Vans', profileId: null, rows: 3 }];

describe('what can be done with the rows of a file', () => {
  it('is what its columns allow, and the others say why not', () => {
    const reasons = targetKinds.map((kind) => [kind, hindranceOf(kind, facts, 0)]);
    expect(Object.fromEntries(reasons)).toEqual({
      ...{ selection: null, newBatch: null, batch: 'noBatches' },
      ...{ profiles: 'noProfileColumn', credentials: 'noUserColumn', attributes: 'noAttributeColumn' },
    });
    const all = { ...facts, profiles, users: 0, passwords: 1, attributes: ['Site'] };
    for (const kind of targetKinds) expect(hindranceOf(kind, all, 1)).toBeNull();
  });

  it('is a delivery note alone when none of the devices is here yet, and nothing when no row is good', () => {
    const strangers = { ...facts, known: 0, profiles, users: 2, attributes: ['Site'] };
    for (const kind of ['selection', 'profiles', 'credentials', 'attributes'] as const)
      expect(hindranceOf(kind, strangers, 1)).toBe('noneKnown');
    expect(hindranceOf('newBatch', strangers, 1)).toBeNull();
    expect(hindranceOf('batch', strangers, 1)).toBeNull();
    for (const kind of targetKinds) expect(hindranceOf(kind, { ...facts, accepted: 0 }, 1)).toBe('noGoodRows');
  });

  it('is offered by what the file is for', () => {
    expect(firstTarget(facts, 3)).toBe('selection');
    expect(firstTarget({ ...facts, profiles, attributes: ['Site'] }, 3)).toBe('profiles');
    expect(firstTarget({ ...facts, users: 4 }, 3)).toBe('credentials');
    expect(firstTarget({ ...facts, known: 0 }, 3)).toBe('newBatch');
  });
});

describe('what the person has said shall be done', () => {
  const draft: TargetDraft = { kind: 'selection', name: '', batchId: null, overwrite: true };

  it('becomes a target once nothing of it is missing', () => {
    expect(targetOf(draft)).toEqual({ kind: 'selection' });
    expect(targetOf({ ...draft, kind: 'attributes' })).toEqual({ kind: 'attributes', overwrite: true });
    expect(targetOf({ ...draft, kind: 'newBatch', name: ' Lyon ' })).toEqual({ kind: 'newBatch', name: 'Lyon' });
    expect(targetOf({ ...draft, kind: 'newBatch', name: '  ' })).toBeNull();
    expect(targetOf({ ...draft, kind: 'batch' })).toBeNull();
    expect(targetOf({ ...draft, kind: 'batch', batchId: 'b' })).toEqual({ kind: 'batch', batchId: 'b' });
  });

  it('says what is missing, and that refused rows stop a file when all or nothing is asked for', () => {
    expect(blockOf({ ...draft, kind: 'newBatch' }, { refused: 1 }, 'good-rows')).toBe('needsName');
    expect(blockOf({ ...draft, kind: 'batch' }, { refused: 0 }, 'good-rows')).toBe('needsBatch');
    expect(blockOf(draft, { refused: 1 }, 'all-or-nothing')).toBe('needsMode');
    expect(blockOf(draft, { refused: 1 }, 'good-rows')).toBeNull();
    expect(blockOf(draft, { refused: 0 }, 'all-or-nothing')).toBeNull();
  });

  it('calls a batch as the file is called, without its ending', () => {
    expect(batchNameOf('BL 2026-11 Lyon.csv')).toBe('BL 2026-11 Lyon');
    expect(batchNameOf('notes v1.2 of November')).toBe('notes v1.2 of November');
  });
});
