import { describe, expect, it } from 'vitest';
import type { Configuration } from '#shared/domain/configuration.ts';
import { applyFix, makeFinding } from '#shared/domain/configuration-finding.ts';

const configuration: Configuration = [
  { group: 'custom', name: 'quickstart', value: 'true' },
  { group: 'ivanti', name: 'server', value: 'eu1.example' },
];

describe('a correction', () => {
  it('of a name puts the key in the group it belongs to', () => {
    const finding = makeFinding('name_misspelt', 'quickstart', {}, { kind: 'rename', name: 'quickStart' });
    expect(finding.level).toBe('warning');
    expect(applyFix(configuration, finding)).toEqual([
      { group: 'ivanti', name: 'quickStart', value: 'true' },
      { group: 'ivanti', name: 'server', value: 'eu1.example' },
    ]);
  });

  it('of a value leaves everything else', () => {
    const finding = makeFinding('boolean_expected', 'quickstart', {}, { kind: 'value', value: true });
    expect(applyFix(configuration, finding)).toEqual([
      { group: 'custom', name: 'quickstart', value: true },
      { group: 'ivanti', name: 'server', value: 'eu1.example' },
    ]);
  });

  it('that is not known changes nothing', () => {
    expect(applyFix(configuration, makeFinding('name_unknown', 'quickstart'))).toEqual(configuration);
  });
});
