import { describe, expect, it } from 'vitest';
import { suggestedName } from '../../../../src-renderer/features/csv/csv-commands.ts';

describe('the name offered for a CSV', () => {
  it('has the day on which it was made, as the person sees it', () => {
    expect(suggestedName('devices', new Date(2026, 10, 5, 23, 59))).toBe('devices-2026-11-05.csv');
  });
});
