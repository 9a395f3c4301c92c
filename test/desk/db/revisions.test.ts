import { describe, expect, it } from 'vitest';
import { bumpRevision, revisionOf } from '../../../src-main/desk/db/revisions.ts';
import { transaction } from '../../../src-main/desk/db/sql.ts';
import { openTestWorkspace } from './open-test-workspace.ts';

describe('revisions', () => {
  it('count each kind of change on its own', () => {
    const db = openTestWorkspace();
    const before = (['devices', 'overlay', 'words'] as const).map((name) => revisionOf(db, name));
    bumpRevision(db, 'overlay');
    const after = (['devices', 'overlay', 'words'] as const).map((name) => revisionOf(db, name));
    expect(after).toEqual([before[0], (before[1] ?? 0) + 1, before[2]]);
  });

  it('go back with a transaction that fails, as the rows do', () => {
    const db = openTestWorkspace();
    const before = revisionOf(db, 'devices');
    const failing = () =>
      transaction(db, () => {
        bumpRevision(db, 'devices');
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(revisionOf(db, 'devices')).toBe(before);
  });
});
