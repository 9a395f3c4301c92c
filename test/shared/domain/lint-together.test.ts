import { describe, expect, it } from 'vitest';
import type { Configuration, ConfigurationValue } from '#shared/domain/configuration.ts';
import { type ExtraId, extraName } from '#shared/domain/known-keys.ts';
import { lintTogether } from '#shared/domain/lint-together.ts';

type Extras = Partial<Record<ExtraId, ConfigurationValue>>;

function saidOf(extras: Extras) {
  const configuration: Configuration = Object.entries(extras).map(([id, value]) => ({
    group: 'system',
    name: extraName(id as ExtraId),
    value,
  }));
  return lintTogether(configuration).map(({ code, facts }) => [code, facts.names ?? null]);
}

describe('the keys of the Wi-Fi', () => {
  const wrong: [string, Extras, unknown[]][] = [
    [
      'are ignored without a network name',
      { WIFI_PASSWORD: 'x', WIFI_HIDDEN: true },
      ['wifi_without_ssid', ['WIFI_PASSWORD', 'WIFI_HIDDEN']],
    ],
    ['are ignored when it is empty', { WIFI_SSID: '', WIFI_HIDDEN: true }, ['wifi_without_ssid', ['WIFI_HIDDEN']]],
    ['need a password with WPA', { WIFI_SSID: 'a', WIFI_SECURITY_TYPE: 'WPA' }, ['wifi_password_missing', null]],
    [
      'need a password with WEP that is not empty',
      { WIFI_SSID: 'a', WIFI_SECURITY_TYPE: 'WEP', WIFI_PASSWORD: '' },
      ['wifi_password_missing', null],
    ],
    ['need a type with a password', { WIFI_SSID: 'a', WIFI_PASSWORD: 'x' }, ['wifi_password_without_type', null]],
    [
      'need a type that uses the password',
      { WIFI_SSID: 'a', WIFI_PASSWORD: 'x', WIFI_SECURITY_TYPE: 'NONE' },
      ['wifi_password_without_type', null],
    ],
    ['need a method with EAP', { WIFI_SSID: 'a', WIFI_SECURITY_TYPE: 'EAP' }, ['wifi_eap_without_method', null]],
  ];
  for (const [what, extras, expected] of wrong) it(what, () => expect(saidOf(extras)).toEqual([expected]));

  const right: Extras[] = [
    { WIFI_SSID: 'a' },
    { WIFI_SSID: '' },
    { WIFI_SSID: 'a', WIFI_SECURITY_TYPE: 'NONE', WIFI_HIDDEN: true },
    { WIFI_SSID: 'a', WIFI_SECURITY_TYPE: 'WPA', WIFI_PASSWORD: 'x' },
    { WIFI_SSID: 'a', WIFI_SECURITY_TYPE: 'EAP', WIFI_EAP_METHOD: 'TLS' },
    { WIFI_SSID: 'a', WIFI_SECURITY_TYPE: 'EAP', WIFI_EAP_METHOD: 'PEAP', WIFI_PASSWORD: 'x' },
  ];
  for (const extras of right) it(`are right: ${JSON.stringify(extras)}`, () => expect(saidOf(extras)).toEqual([]));
});

describe('the keys of the agent’s download', () => {
  it('are ignored without the place to download from', () => {
    expect(saidOf({ DEVICE_ADMIN_SIGNATURE_CHECKSUM: 'x', DEVICE_ADMIN_PACKAGE_DOWNLOAD_COOKIE_HEADER: 'c' })).toEqual([
      ['download_missing', ['DEVICE_ADMIN_SIGNATURE_CHECKSUM', 'DEVICE_ADMIN_PACKAGE_DOWNLOAD_COOKIE_HEADER']],
    ]);
  });

  it('need one of the two checksums', () => {
    const location = { DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: 'https://example.com/a.apk' };
    expect(saidOf(location)).toEqual([['download_without_checksum', null]]);
    expect(saidOf({ ...location, DEVICE_ADMIN_SIGNATURE_CHECKSUM: '' })).toEqual([['download_without_checksum', null]]);
    expect(saidOf({ ...location, DEVICE_ADMIN_SIGNATURE_CHECKSUM: 'x' })).toEqual([]);
    expect(saidOf({ ...location, DEVICE_ADMIN_PACKAGE_CHECKSUM: 'x' })).toEqual([]);
  });
});
