import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigurationGroup } from '#shared/domain/configuration.ts';
import { BUNDLE_NAME, extraName, knownKeys } from '#shared/domain/known-keys.ts';
import { lintName } from '#shared/domain/lint-name.ts';

function saidOf(name: string, group: ConfigurationGroup = 'custom') {
  return lintName({ group, name, value: 'x' }).map(({ code, fix }) => [code, fix?.kind === 'rename' ? fix.name : null]);
}

describe('the name of a key', () => {
  it('that is known and in its group is right, save those that should not be set', () => {
    const said = knownKeys.flatMap(({ name, group, flaw }) => (flaw === undefined ? saidOf(name, group) : []));
    expect(said).toEqual([]);
  });

  it('is a vendor’s own when it has a dot', () => {
    expect(saidOf('com.samsung.android.knox.policy')).toEqual([]);
  });

  const cases: [string, ConfigurationGroup, string, string | null][] = [
    ['', 'custom', 'name_missing', null],
    ['  ', 'custom', 'name_missing', null],
    ['android.app.extra.PROVISIONING_WIFI_SSDI', 'custom', 'extra_misspelt', extraName('WIFI_SSID')],
    ['android.app.extra.PROVISONING_TIME_ZONE', 'custom', 'extra_misspelt', extraName('TIME_ZONE')],
    ['android.app.extra.provisioning_time_zone', 'custom', 'extra_misspelt', extraName('TIME_ZONE')],
    ['android.app.extra.WIFI_HIDDEN', 'custom', 'extra_misspelt', extraName('WIFI_HIDDEN')],
    ['android.app.action.PROVISIONING_LOCALE', 'custom', 'extra_misspelt', extraName('LOCALE')],
    ['EXTRA_PROVISIONING_SKIP_ENCRYPTION', 'custom', 'extra_misspelt', extraName('SKIP_ENCRYPTION')],
    ['PROVISIONING_LOCALE ', 'ivanti', 'extra_misspelt', extraName('LOCALE')],
    ['android.app.extra.PROVISIONING_MODE', 'custom', 'extra_unknown', null],
    ['android.app.extra.PROVISIONING_MAIN_COLOR', 'custom', 'extra_unknown', null],
    ['a.a.e.XYZ', 'custom', 'extra_unknown', null],
    ['a.a.e.PWS', 'custom', 'short_name', extraName('WIFI_SSID')],
    ['quickstart', 'custom', 'name_misspelt', 'quickStart'],
    ['Server ', 'ivanti', 'name_misspelt', 'server'],
    ['locale', 'custom', 'name_misspelt', extraName('LOCALE')],
    ['site', 'custom', 'name_unknown', null],
    ['com.example.policy', 'ivanti', 'name_unknown', null],
    ['server', 'custom', 'wrong_group', 'server'],
    [extraName('LOCALE'), 'ivanti', 'wrong_group', extraName('LOCALE')],
    [BUNDLE_NAME, 'custom', 'bundle_as_key', null],
    [extraName('DEVICE_ADMIN_PACKAGE_NAME'), 'custom', 'deprecated', null],
    [extraName('LOGO_URI'), 'custom', 'deprecated', null],
    [extraName('LOCAL_TIME'), 'custom', 'local_time_saved', null],
    [extraName('DISCLAIMERS'), 'custom', 'not_expressible', null],
    [extraName('ACCOUNT_TO_MIGRATE'), 'custom', 'not_expressible', null],
    [extraName('SUPPORTED_MODES'), 'custom', 'set_by_starter', null],
    ['token', 'ivanti', 'enrollment_token_set', null],
  ];
  for (const [name, group, code, meant] of cases) {
    it(`${JSON.stringify(name)} in ${group}: ${code}`, () => expect(saidOf(name, group)).toEqual([[code, meant]]));
  }

  it('misspelt by one letter is always told, with the one that is meant', () => {
    const extras = knownKeys.filter(({ readIn, id }) => readIn !== 'agent' && id.length > 8);
    fc.assert(
      fc.property(
        fc.constantFrom(...extras),
        fc.nat(),
        fc.constantFrom('drop', 'double'),
        ({ name, id }, any, slip) => {
          const at = name.length - 1 - (any % id.length);
          const typed = name.slice(0, at) + (slip === 'drop' ? '' : name.charAt(at).repeat(2)) + name.slice(at + 1);
          fc.pre(!knownKeys.some((key) => key.name === typed));
          expect(saidOf(typed)).toEqual([['extra_misspelt', name]]);
        },
      ),
    );
  });
});
