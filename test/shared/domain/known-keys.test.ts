import { describe, expect, it } from 'vitest';
import {
  BUNDLE_NAME,
  extraName,
  fullNameOf,
  groupOf,
  isSecretName,
  knownKey,
  knownKeys,
} from '#shared/domain/known-keys.ts';

const offeredIn = (group: string) =>
  knownKeys.filter((key) => key.offered && key.group === group).map(({ section, id }) => [section, id]);

describe('the catalogue of known keys', () => {
  it('has every name and every short form once', () => {
    const names = knownKeys.map(({ name }) => name);
    const shorts = knownKeys.flatMap(({ shortName }) => (shortName === null ? [] : [shortName]));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(shorts).size).toBe(shorts.length);
    expect(knownKeys).toHaveLength(49);
  });

  it('offers the Ivanti specific keys, and not the token the product sets (behaviour 57)', () => {
    expect(offeredIn('ivanti').map(([, id]) => id)).toEqual(['server', 'user', 'password', 'pin', 'quickStart']);
    expect(knownKey('token')).toMatchObject({ group: 'ivanti', offered: false, flaw: 'set_when_sent' });
  });

  it('offers the Pre-Defined Android System Extras in three parts (behaviour 58)', () => {
    const count = (section: string) => offeredIn('system').filter(([part]) => part === section).length;
    expect([count('general'), count('wifi'), count('download')]).toEqual([7, 15, 6]);
  });

  it('counts everything else of Android’s as custom, and offers what is of use there (behaviour 59)', () => {
    expect(offeredIn('custom').map(([, id]) => id)).toEqual([
      'ORGANIZATION_NAME',
      'SUPPORT_URL',
      'SENSORS_PERMISSION_GRANT_OPT_OUT',
      'SKIP_EDUCATION_SCREENS',
    ]);
    expect(groupOf(extraName('LOGO_URI'))).toBe('custom');
    expect(groupOf('com.example.policy')).toBe('custom');
  });

  it('offers nothing that has a flaw', () => {
    expect(knownKeys.filter(({ offered, flaw }) => offered && flaw !== undefined)).toEqual([]);
  });

  it('suggests nothing that is not one of the choices', () => {
    const wrong = knownKeys.filter(
      ({ choices, suggested }) => choices && suggested !== undefined && !choices.includes(suggested),
    );
    expect(wrong).toEqual([]);
  });

  it('knows types Android is strict about', () => {
    expect(knownKey(extraName('WIFI_PROXY_PORT'))?.type).toBe('int');
    expect(knownKey(extraName('LOCAL_TIME'))?.type).toBe('long');
    expect(knownKey(extraName('WIFI_HIDDEN'))?.type).toBe('boolean');
    expect(knownKey(BUNDLE_NAME)?.type).toBe('object');
  });

  it('masks what is a secret', () => {
    expect(knownKeys.filter(({ name }) => isSecretName(name)).map(({ id }) => id)).toEqual([
      'password',
      'pin',
      'token',
      'WIFI_PASSWORD',
      'WIFI_USER_CERTIFICATE',
      'DEVICE_ADMIN_PACKAGE_DOWNLOAD_COOKIE_HEADER',
    ]);
    expect(isSecretName('com.example.password')).toBe(false);
  });
});

describe('a short name', () => {
  const cases: [string, string][] = [
    ['a.a.e.PAEB', 'android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE'],
    ['a.a.e.PWST', 'android.app.extra.PROVISIONING_WIFI_SECURITY_TYPE'],
    ['a.a.e.PDASC', 'android.app.extra.PROVISIONING_DEVICE_ADMIN_SIGNATURE_CHECKSUM'],
    ['server', 'server'],
    ['a.a.e.NONE', 'a.a.e.NONE'],
  ];
  for (const [name, full] of cases) it(`${name} stands for ${full}`, () => expect(fullNameOf(name)).toBe(full));
});
