import { describe, expect, it } from 'vitest';
import type { HandoverChange } from '#shared/domain/handover.ts';
import { canTake, takeable, toggleChange } from '../../../../src-renderer/features/handover/choose-changes.ts';

const change = (changeId: string, changes: Partial<HandoverChange> = {}): HandoverChange => ({
  ...{ changeId, intent: { kind: 'approve' }, profileName: '', devices: 1, createdAt: '', unsent: 1, held: 0 },
  ...{ standing: 'new', profile: 'known', needs: null, unknown: 0, alreadyThere: 0, movedSince: 0, contested: 0 },
  ...changes,
});

describe('the choice of changes to take over', () => {
  it('begins with all that are not here yet and whose profile somebody makes', () => {
    const changes = [
      change('a'),
      change('b', { standing: 'comes-back' }),
      change('c', { standing: 'here' }),
      change('d', { standing: 'over-here' }),
      change('e', { profile: 'missing' }),
      change('f', { profile: 'unknown' }),
    ];
    expect([...takeable(changes)]).toEqual(['a', 'b', 'f']);
    expect(canTake(change('g', { profile: 'made-by-file' }))).toBe(true);
  });

  it('keeps a profile and what is to go there together', () => {
    const changes = [change('making'), change('moving', { needs: 'making', profile: 'made-by-file' }), change('other')];
    const none: ReadonlySet<string> = new Set();
    expect([...toggleChange(changes, none, 'moving')].sort()).toEqual(['making', 'moving']);
    const all = takeable(changes);
    expect([...toggleChange(changes, all, 'making')]).toEqual(['other']);
    expect([...toggleChange(changes, all, 'moving')]).toEqual(['making', 'other']);
  });
});
