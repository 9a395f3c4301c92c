import { describe, expect, it } from 'vitest';
import type { ConfigurationValue } from '#shared/domain/configuration.ts';
import { extraName, groupOf, knownKeys } from '#shared/domain/known-keys.ts';
import { lintValue } from '#shared/domain/lint-value.ts';

function saidOf(name: string, value: ConfigurationValue) {
  return lintValue({ group: groupOf(name), name, value }).map(({ code, fix }) => [
    code,
    fix?.kind === 'value' ? fix.value : null,
  ]);
}

describe('the value of a key', () => {
  const cases: [string, ConfigurationValue, string, ConfigurationValue][] = [
    ['quickStart', 'true', 'boolean_expected', true],
    ['quickStart', 1, 'boolean_expected', null],
    [extraName('WIFI_HIDDEN'), 'False', 'boolean_expected', false],
    [extraName('WIFI_PROXY_PORT'), '8080', 'whole_number_expected', 8080],
    [extraName('WIFI_PROXY_PORT'), 8080.5, 'whole_number_expected', null],
    [extraName('WIFI_PROXY_PORT'), 4_294_967_296, 'number_out_of_range', null],
    [extraName('WIFI_SSID'), 4711, 'text_expected', '4711'],
    [extraName('WIFI_SSID'), null, 'text_expected', null],
    [extraName('WIFI_SSID'), ' ', 'value_missing', null],
    [extraName('WIFI_PROXY_PORT'), '', 'value_missing', null],
    [extraName('WIFI_SECURITY_TYPE'), 'WPA2', 'wifi_security_unknown', 'WPA'],
    [extraName('WIFI_SECURITY_TYPE'), 'wpa', 'wifi_security_unknown', 'WPA'],
    [extraName('WIFI_EAP_METHOD'), 'LEAP', 'choice_unknown', null],
    [extraName('WIFI_PHASE2_AUTH'), 'MSCHAPv2', 'choice_unknown', 'MSCHAPV2'],
    [extraName('LOCALE'), 'en-GB', 'locale_unusual', 'en_GB'],
    [extraName('DEVICE_ADMIN_PACKAGE_CHECKSUM'), 'abc', 'checksum_malformed', null],
    ['server', 'https://eu1.example.com', 'server_not_host', 'eu1.example.com'],
    ['password', 'secret', 'credentials_in_bundle', null],
    ['pin', '123456', 'credentials_in_bundle', null],
    [extraName('WIFI_PASSWORD'), 'secret', 'wifi_password_plain', null],
  ];
  for (const [name, value, code, meant] of cases) {
    it(`${name} as ${JSON.stringify(value)}: ${code}`, () => expect(saidOf(name, value)).toEqual([[code, meant]]));
  }

  it('is right for every suggestion and every choice', () => {
    const said = knownKeys.flatMap(({ name, suggested, choices = [] }) =>
      [...choices, ...(suggested === undefined ? [] : [suggested])].flatMap((value) => saidOf(name, value)),
    );
    expect(said).toEqual([]);
  });

  it('of a key that is not known can be anything', () => {
    for (const value of ['', null, 1, { a: 'true' }]) expect(saidOf('com.example.policy', value)).toEqual([]);
  });

  it('never shows a secret in what is said of it', () => {
    const secret = 'correct horse';
    for (const { name, group } of knownKeys.filter((key) => key.secret)) {
      expect(JSON.stringify(lintValue({ group, name, value: secret })), name).not.toContain(secret);
    }
  });
});
