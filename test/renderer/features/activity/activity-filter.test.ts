import { describe, expect, it } from 'vitest';
import { suggestedName } from '../../../../src-renderer/features/activity/activity-commands.ts';
import { isOpen, withPart } from '../../../../src-renderer/features/activity/activity-filter.ts';

describe('the filter of the activity', () => {
  it('takes a part, and lets it go again', () => {
    const narrowed = withPart(withPart({}, 'actor', 'ann'), 'groups', ['tokens']);
    expect(narrowed).toEqual({ actor: 'ann', groups: ['tokens'] });
    expect(withPart(narrowed, 'actor', undefined)).toEqual({ groups: ['tokens'] });
    expect([isOpen(narrowed), isOpen({})]).toEqual([false, true]);
  });
});

describe('the name offered for a file', () => {
  it('says what it is and of which day', () => {
    expect(suggestedName('activity-log', new Date(2026, 0, 5), 'jsonl')).toBe('activity-log-2026-01-05.jsonl');
  });
});
