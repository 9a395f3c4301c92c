import { describe, expect, it } from 'vitest';
import { LONGEST_NOTE, noteSchema } from '#shared/domain/device-edit.ts';

describe('the words of a note', () => {
  it('are trimmed, may be none, and are not too many', () => {
    expect(noteSchema.parse({ text: '  scratched\n', mode: 'append' })).toEqual({ text: 'scratched', mode: 'append' });
    expect(noteSchema.safeParse({ text: '', mode: 'replace' }).success).toBe(true);
    expect(noteSchema.safeParse({ text: 'x'.repeat(LONGEST_NOTE), mode: 'replace' }).success).toBe(true);
    expect(noteSchema.safeParse({ text: 'x'.repeat(LONGEST_NOTE + 1), mode: 'replace' }).success).toBe(false);
    expect(noteSchema.safeParse({ text: 'x', mode: 'both' }).success).toBe(false);
  });
});
