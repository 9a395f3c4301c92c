import { describe, expect, it } from 'vitest';
import type { ConfigurationKey, ConfigurationValue } from '#shared/domain/configuration.ts';
import { type ExtraId, extraName, groupOf } from '#shared/domain/known-keys.ts';
import { buildProvisioningPayload, type PayloadParts, readChecksum } from '#shared/domain/provisioning-payload.ts';

const key = (name: string, value: ConfigurationValue): ConfigurationKey => ({ group: groupOf(name), name, value });
const extra = (id: ExtraId, value: ConfigurationValue) => key(extraName(id), value);
const CHECKSUM = `${'A'.repeat(42)}_`;
const GO = 'com.mobileiron.anyware.android/com.mobileiron.polaris.manager.device.AndroidDeviceAdminReceiver';

const nothing: PayloadParts = {
  ...{ configuration: [], server: null, user: null, enrollmentToken: null, checksum: null, withWifi: false },
};
const build = (parts: Partial<PayloadParts>) => {
  const { text, ...rest } = buildProvisioningPayload({ ...nothing, ...parts });
  const outer = JSON.parse(text) as Record<string, unknown>;
  return { ...rest, outer, bundle: outer[extraName('ADMIN_EXTRAS_BUNDLE')] };
};

describe('what a provisioning QR code holds (behaviour 111, mission 2.1 to 2.3)', () => {
  it('is the agent and its download outside, and server, user and enrolment token in the agent’s bundle', () => {
    const all = { server: 'na1.example.com', user: 'c.lefevre@example.com', checksum: CHECKSUM };
    const { outer, gaps, wifi } = build({ ...all, enrollmentToken: { key: 'token', value: 's3cret' } });
    expect(outer).toEqual({
      [extraName('DEVICE_ADMIN_COMPONENT_NAME')]: GO,
      [extraName('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION')]: expect.stringMatching(/^https:.*\.apk$/),
      [extraName('DEVICE_ADMIN_SIGNATURE_CHECKSUM')]: CHECKSUM,
      [extraName('ADMIN_EXTRAS_BUNDLE')]: {
        ...{ server: 'na1.example.com', user: 'c.lefevre@example.com', token: 's3cret' },
      },
    });
    expect([gaps, wifi]).toEqual([[], 'none']);
  });

  it('says what is missing that a device needs, and makes nothing up', () => {
    const { outer, bundle, gaps } = build({});
    expect(gaps).toEqual(['server', 'checksum']);
    expect(bundle).toBeUndefined();
    expect(outer).not.toHaveProperty([extraName('DEVICE_ADMIN_SIGNATURE_CHECKSUM')]);
  });

  it('puts what stands in the profile first, whichever checksum it has', () => {
    const configuration = [
      key('server', 'eu1.example.com'),
      key('user', ''),
      key('quickStart', true),
      key('token', 'old'),
      extra('DEVICE_ADMIN_PACKAGE_CHECKSUM', CHECKSUM),
      extra('DEVICE_ADMIN_COMPONENT_NAME', 'com.example/.Admin'),
      extra('LOCALE', 'fr_FR'),
      key('com.example.kiosk', 3),
    ];
    const parts = { server: 'na1.example.com', user: 'a@example.com', checksum: CHECKSUM.toLowerCase() };
    const { outer, bundle, gaps } = build({ ...parts, configuration, enrollmentToken: { key: 'token', value: 'new' } });
    const inside = { server: 'eu1.example.com', user: 'a@example.com', quickStart: true, token: 'new' };
    expect(bundle).toEqual(inside);
    expect(outer).toMatchObject({
      [extraName('DEVICE_ADMIN_COMPONENT_NAME')]: 'com.example/.Admin',
      [extraName('LOCALE')]: 'fr_FR',
      'com.example.kiosk': 3,
    });
    expect(outer).not.toHaveProperty([extraName('DEVICE_ADMIN_SIGNATURE_CHECKSUM')]);
    expect(gaps).toEqual([]);
  });

  it('calls the token as the dialect does', () => {
    expect(build({ enrollmentToken: { key: 'enrollToken', value: 'x' } }).bundle).toEqual({ enrollToken: 'x' });
  });

  it('has a Wi-Fi with a secret on request only, and nothing of it otherwise', () => {
    const wifi = [
      extra('WIFI_SSID', 'Depot'),
      extra('WIFI_SECURITY_TYPE', 'WPA'),
      extra('WIFI_PASSWORD', 'hush-hush'),
      extra('TIME_ZONE', 'Europe/Paris'),
    ];
    const off = build({ configuration: wifi });
    expect(off.wifi).toBe('left-out');
    expect(Object.keys(off.outer).filter((name) => name.includes('WIFI'))).toEqual([]);
    expect(off.outer[extraName('TIME_ZONE')]).toBe('Europe/Paris');
    const on = build({ configuration: wifi, withWifi: true });
    expect([on.wifi, on.outer[extraName('WIFI_PASSWORD')]]).toEqual(['included', 'hush-hush']);
    expect(build({ configuration: wifi.slice(0, 1) })).toMatchObject({
      wifi: 'open',
      outer: { [extraName('WIFI_SSID')]: 'Depot' },
    });
  });
});

describe('a checksum as a person pastes it', () => {
  it.each([
    [` ${CHECKSUM} `, CHECKSUM],
    [`${'A'.repeat(42)}/=`, CHECKSUM],
    ['00:'.repeat(31).concat('00'), 'A'.repeat(43)],
    ['none', null],
    ['', null],
  ])('%j is read as %j', (text, checksum) => {
    expect(readChecksum(text)).toBe(checksum);
  });
});
