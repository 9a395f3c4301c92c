import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration, ConfigurationGroup, ConfigurationValue } from '#shared/domain/configuration.ts';
import { makeFinding } from '#shared/domain/configuration-finding.ts';
import { fitsType } from '#shared/domain/configuration-value.ts';
import { extraName, type KnownKey, knownKey, knownKeys } from '#shared/domain/known-keys.ts';
import {
  addKey,
  changeKey,
  customTypeOf,
  fieldKindOf,
  findKeys,
  keysToAdd,
  MASK,
  maskSecrets,
  partsOf,
  removeKey,
  shortLabel,
  worstFinding,
} from '../../../../src-renderer/features/profiles/configuration-rows.ts';
import { configurationKeysEn } from '../../../../src-renderer/text/configuration-keys-en.ts';

const configuration: Configuration = [
  { group: 'system', name: extraName('WIFI_SSID'), value: 'Depot' },
  { group: 'ivanti', name: 'server', value: 'eu1.example' },
  { group: 'system', name: extraName('LOCALE'), value: 'fr_FR' },
  { group: 'custom', name: 'com.example.policy', value: { level: 2 } },
  { group: 'system', name: extraName('WIFI_PASSWORD'), value: 'secret' },
];

describe('the rows of the editor (behaviours 57 to 59)', () => {
  it('stand in their group, the system extras in parts in a fixed order', () => {
    const parts = partsOf(configuration, 'system').map(({ section, rows }) => [section, rows.map(({ at }) => at)]);
    expect(parts).toEqual([
      ['general', [2]],
      ['wifi', [0, 4]],
    ]);
    expect(partsOf(configuration, 'ivanti').map(({ section, rows }) => [section, rows.length])).toEqual([[null, 1]]);
    expect(partsOf([], 'custom')).toEqual([]);
  });

  it('leave no key out, whatever group it says it is in', () => {
    const names = fc.constantFrom(...knownKeys.map(({ name }) => name), 'site', 'com.example.x');
    const groups: ConfigurationGroup[] = ['ivanti', 'system', 'custom'];
    const keys = fc.array(fc.record({ group: fc.constantFrom(...groups), name: names, value: fc.constant('x') }));
    fc.assert(
      fc.property(keys, (all) => {
        const places = groups.flatMap((group) => partsOf(all, group).flatMap(({ rows }) => rows.map(({ at }) => at)));
        expect(places.sort((a, b) => a - b)).toEqual(all.map((_, at) => at));
      }),
    );
  });

  it('show the part of a name that tells it from others', () => {
    expect(shortLabel(extraName('WIFI_SSID'))).toBe('WIFI_SSID');
    expect(shortLabel('android.app.extra.NEW')).toBe('android.app.extra.NEW');
  });

  it('carry the worst that was found about them', () => {
    const findings = [
      makeFinding('qr_too_large', null),
      makeFinding('boolean_expected', 'a'),
      makeFinding('wrong_group', 'a'),
    ];
    expect(worstFinding(findings, 'a')?.code).toBe('boolean_expected');
    expect(worstFinding(findings, 'b')).toBeUndefined();
  });
});

describe('the field of a value', () => {
  const kindOf = (name: string, value: ConfigurationValue) =>
    fieldKindOf({ at: 0, key: { group: 'custom', name, value }, known: knownKey(name) });
  const cases: [string, ConfigurationValue, string][] = [
    ['quickStart', true, 'boolean'],
    ['quickStart', 'true', 'text'],
    ['user', 'me', 'text'],
    ['pin', '1234', 'secret'],
    ['pin', 1234, 'secret'],
    [extraName('WIFI_SECURITY_TYPE'), 'WPA2', 'choice'],
    [extraName('TIME_ZONE'), 'Europe/Paris', 'zone'],
    [extraName('WIFI_PROXY_PORT'), 8080, 'number'],
    [extraName('WIFI_PROXY_PORT'), '8080', 'text'],
    ['com.example.policy', { a: 1 }, 'json'],
    ['com.example.policy', null, 'json'],
    ['com.example.policy', 1.5, 'json'],
    ['com.example.policy', 3_000_000_000, 'number'],
  ];
  for (const [name, value, kind] of cases) {
    it(`of ${shortLabel(name)}, ${JSON.stringify(value)}, is ${kind}`, () => expect(kindOf(name, value)).toBe(kind));
  }

  it('of a custom key has one of four types', () => {
    expect(['a', 1, 3_000_000_000, true, {}, null].map(customTypeOf)).toEqual([
      ...['text', 'int', 'int', 'boolean'],
      ...['object', 'object'],
    ]);
  });
});

describe('adding a key', () => {
  const explain = ({ id }: KnownKey) => configurationKeysEn[id];

  it('offers what is known and not in use', () => {
    expect(keysToAdd(configuration, 'ivanti').map(({ id }) => id)).toEqual(['user', 'password', 'pin', 'quickStart']);
    expect(keysToAdd(configuration, 'system').map(({ id }) => id)).not.toContain('LOCALE');
  });

  it('finds by parts of the name or of what the key is for, in any order', () => {
    const found = (text: string) => findKeys(keysToAdd([], 'system'), text, explain).map(({ id }) => id);
    expect(found('ssid')).toEqual(['WIFI_SSID']);
    expect(found('plain network')).toEqual(['WIFI_PASSWORD']);
    expect(found('nothing like it')).toEqual([]);
    expect(found('')).toHaveLength(28);
  });

  it('begins with the suggestion, or with an empty value of its type, which the linter then asks for', () => {
    const valueOfNew = (name: string) => addKey([], 'system', name)[0]?.value;
    expect(valueOfNew(extraName('WIFI_SECURITY_TYPE'))).toBe('WPA');
    expect(valueOfNew('quickStart')).toBe(false);
    for (const { name, type } of knownKeys) expect(fitsType(valueOfNew(name) ?? null, type), name).toBe(true);
  });

  it('puts a name that is known in its own group, a short one in full, and keeps any other', () => {
    const added = ['server', 'a.a.e.PWS', ' com.example.x '].map((name) => addKey([], 'custom', name)[0]);
    expect(added.map((key) => [key?.group, key?.name])).toEqual([
      ['ivanti', 'server'],
      ['system', extraName('WIFI_SSID')],
      ['custom', 'com.example.x'],
    ]);
  });
});

describe('changing a configuration', () => {
  it('touches one key only', () => {
    expect(changeKey(configuration, 1, { value: 'eu2.example' })[1]).toEqual({
      ...configuration[1],
      value: 'eu2.example',
    });
    expect(changeKey(configuration, 1, { value: 'eu2.example' }).toSpliced(1, 1)).toEqual(
      configuration.toSpliced(1, 1),
    );
    expect(removeKey(configuration, 0)).toEqual(configuration.slice(1));
  });

  it('masks secrets for the eye, so that not even their length is told', () => {
    const masked = maskSecrets(configuration);
    expect(JSON.stringify(masked)).not.toContain('secret');
    expect(masked[4]?.value).toBe(MASK);
    expect(masked.slice(0, 4)).toEqual(configuration.slice(0, 4));
  });
});
