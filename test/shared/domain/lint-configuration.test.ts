import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '#shared/domain/configuration.ts';
import { applyFix, findingLevels } from '#shared/domain/configuration-finding.ts';
import { toQrJson } from '#shared/domain/custom-json.ts';
import { BUNDLE_NAME, extraName, groupOf, knownKeys } from '#shared/domain/known-keys.ts';
import { type ConfigurationTarget, lintConfiguration } from '#shared/domain/lint-configuration.ts';
import { QR_MAX_BYTES } from '#shared/domain/qr-capacity.ts';

const keys = (values: Record<string, Configuration[number]['value']>): Configuration =>
  Object.entries(values).map(([name, value]) => ({ group: groupOf(name), name, value }));

function saidOf(configuration: Configuration, target: ConfigurationTarget) {
  return lintConfiguration(configuration, { target }).map(({ code }) => code);
}

const component = { [extraName('DEVICE_ADMIN_COMPONENT_NAME')]: 'com.example.dpc/com.example.dpc.Admin' };

/** A configuration whose JSON for a QR code has this many bytes. */
function ofBytes(bytes: number): Configuration {
  const padded = (filler: string) => keys({ ...component, 'com.example.filler': filler });
  return padded('x'.repeat(bytes - toQrJson(padded('')).length));
}

describe('a configuration for Samsung’s field (behaviours 57 to 59)', () => {
  it('is right with Ivanti’s own keys', () => {
    expect(saidOf(keys({ server: 'eu1.example', user: 'depot@example', quickStart: true }), 'samsung')).toEqual([]);
    expect(saidOf([], 'samsung')).toEqual([]);
  });

  it('takes Android’s keys to the agent alone, which is said once for all of them', () => {
    const wifi = { [extraName('WIFI_SSID')]: 'Depot', 'android.app.extra.NEW': 1, 'com.example.policy': 2 };
    const [, finding] = lintConfiguration(keys(wifi), { target: 'samsung' });
    expect(finding).toMatchObject({
      code: 'reaches_agent_only',
      facts: { names: ['WIFI_SSID', 'android.app.extra.NEW'] },
    });
    expect(saidOf(keys(wifi), 'qr')).not.toContain('reaches_agent_only');
  });

  it('may be of any size and needs no component', () => {
    expect(saidOf(keys({ 'com.example.long': 'x'.repeat(5000) }), 'samsung')).toEqual([]);
  });
});

describe('a configuration for a QR code', () => {
  it('needs the component of the agent', () => {
    expect(saidOf(keys({ server: 'eu1.example' }), 'qr')).toEqual(['qr_without_component']);
    expect(saidOf(keys({ ...component, server: 'eu1.example' }), 'qr')).toEqual([]);
  });

  it('is told which keys Android ignores there, which it does not ignore elsewhere', () => {
    const ignored = keys({
      [extraName('SKIP_EDUCATION_SCREENS')]: true,
      [extraName('KEEP_ACCOUNT_ON_MIGRATION')]: true,
      ...component,
    });
    expect(saidOf(ignored, 'qr')).toEqual(['ignored_in_qr', 'ignored_in_qr']);
    expect(saidOf(ignored, 'samsung')).toEqual(['reaches_agent_only']);
  });

  const sizes: [number, string[]][] = [
    [1273, []],
    [1274, ['qr_dense']],
    [2331, ['qr_dense']],
    [2332, ['qr_very_dense']],
    [QR_MAX_BYTES, ['qr_very_dense']],
    [QR_MAX_BYTES + 1, ['qr_too_large']],
  ];
  for (const [bytes, said] of sizes) {
    it(`of ${bytes} bytes: ${said.join() || 'nothing to say'}`, () =>
      expect(saidOf(ofBytes(bytes), 'qr')).toEqual(said));
  }
});

describe('every configuration', () => {
  it('is told of a name given twice, and how often', () => {
    const twice = [...keys({ server: 'a' }), ...keys({ server: 'b' }), ...keys({ user: 'me' })];
    expect(lintConfiguration(twice, { target: 'samsung' })).toMatchObject([
      { code: 'duplicate_name', keyName: 'server', facts: { times: 2 } },
    ]);
  });

  it('is offered no name that another of its keys has', () => {
    const misspelt = keys({ quickstart: true });
    const fixOf = (configuration: Configuration) =>
      lintConfiguration(configuration, { target: 'samsung' }).find(({ code }) => code === 'name_misspelt')?.fix;
    expect(fixOf(misspelt)).toEqual({ kind: 'rename', name: 'quickStart' });
    expect(fixOf([...misspelt, ...keys({ quickStart: true })])).toBeNull();
  });

  it('hears of errors before warnings, and of warnings before notes', () => {
    const levels = lintConfiguration(
      keys({ [extraName('WIFI_PASSWORD')]: 'x', [extraName('WIFI_SSID')]: 'Depot', site: 1, quickStart: 'true' }),
      { target: 'samsung' },
    ).map(({ level }) => level);
    expect(levels).toEqual(['error', 'error', 'warning', 'warning', 'note']);
  });

  const values = fc.constantFrom<Configuration[number]['value']>(
    ...['true', 'WPA2', '8080', '', 'en-GB', 'https://a.example/b', 'f0'.repeat(32), 'MSCHAPv2', 'Europe/Pariss'],
    ...[true, 8080, 1e12, null, { a: 1 }],
  );
  const names = fc.constantFrom(
    ...[
      ...knownKeys.map(({ name }) => name),
      'quickstart',
      'PROVISIONING_WIFI_SSDI',
      'a.a.e.PTZ',
      'site',
      'com.example.x',
    ],
  );
  const configurations = fc.uniqueArray(
    fc.record({
      group: fc.constantFrom('ivanti' as const, 'system' as const, 'custom' as const),
      name: names,
      value: values,
    }),
    { selector: ({ name }) => name, maxLength: 8 },
  );

  it('gets well-formed findings: a level as listed, a key that is there, a correction that ends it', () => {
    fc.assert(
      fc.property(configurations, fc.constantFrom('samsung' as const, 'qr' as const), (configuration, target) => {
        for (const finding of lintConfiguration(configuration, { target })) {
          expect(finding.level).toBe(findingLevels[finding.code]);
          const at = configuration.find(({ name }) => name === finding.keyName);
          expect(finding.keyName === null || at !== undefined).toBe(true);
          if (finding.fix === null) continue;
          const corrected = lintConfiguration(applyFix(configuration, finding), { target });
          const again = corrected.filter(({ code, keyName }) => code === finding.code && keyName === finding.keyName);
          expect(again).toEqual([]);
        }
      }),
    );
  });

  it('is never changed by being looked at', () => {
    const frozen = Object.freeze(keys({ server: 'https://a.example', [BUNDLE_NAME]: {} }).map(Object.freeze));
    expect(() => lintConfiguration(frozen as unknown as Configuration, { target: 'qr' })).not.toThrow();
  });
});
