import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFormat, hexToUrlSafe, meantChoice } from '#shared/domain/value-format.ts';

const sha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const checksum = (text: string) => checkFormat('DEVICE_ADMIN_SIGNATURE_CHECKSUM', text);

describe('a checksum', () => {
  it('is thirty-two bytes in URL-safe base64, with its padding or without', () => {
    fc.assert(
      fc.property(sha256, (bytes) => {
        expect(checksum(bytes.toString('base64url'))).toBeNull();
        expect(checksum(`${bytes.toString('base64url')}=`)).toBeNull();
      }),
    );
  });

  it('in hexadecimal, as apksigner and keytool print it, is the usual mistake; the right form is told', () => {
    fc.assert(
      fc.property(sha256, (bytes) => {
        const hex = bytes.toString('hex');
        const meant = bytes.toString('base64url');
        expect(hexToUrlSafe(hex)).toBe(meant);
        expect(checksum(hex)).toEqual({ code: 'checksum_hex', meant });
        expect(checksum(hex.toUpperCase().replace(/..(?=.)/g, '$&:'))).toEqual({ code: 'checksum_hex', meant });
      }),
    );
  });

  it('in standard base64 is told in the URL-safe form', () => {
    fc.assert(
      fc.property(sha256, (bytes) => {
        const standard = bytes.toString('base64');
        fc.pre(/[+/]/.test(standard));
        expect(checksum(standard)).toEqual({ code: 'checksum_standard_base64', meant: bytes.toString('base64url') });
      }),
    );
  });

  it('of another length is none', () => {
    for (const text of ['xFg1LVfp', 'a'.repeat(40), 'A'.repeat(44), `${'a'.repeat(43)}!`]) {
      expect(checksum(text), text).toEqual({ code: 'checksum_malformed', meant: null });
    }
  });
});

describe('the form of a value', () => {
  const right: [Parameters<typeof checkFormat>[0], string[]][] = [
    ['LOCALE', ['en_GB', 'fr_FR', 'zh_Hans_CN', 'es_419']],
    ['TIME_ZONE', ['Europe/Paris', 'America/Argentina/Buenos_Aires', 'Etc/GMT+1', 'UTC', 'America/Port-au-Prince']],
    ['DEVICE_ADMIN_COMPONENT_NAME', ['com.example.dpc/com.example.dpc.Admin', 'com.example.dpc/.Admin$Inner']],
    ['DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION', ['https://example.com/go.apk']],
    ['server', ['eu1.mobileiron.com', 'localhost', '192.168.1.10']],
    ['user', ['anything at all']],
  ];
  for (const [id, texts] of right) {
    it(`of ${id} is right: ${texts.join(', ')}`, () => {
      for (const text of texts) expect(checkFormat(id, text), text).toBeNull();
    });
  }

  const wrong: [Parameters<typeof checkFormat>[0], string, string, string | null][] = [
    ['LOCALE', 'en-GB', 'locale_unusual', 'en_GB'],
    ['LOCALE', 'EN_gb', 'locale_unusual', 'en_GB'],
    ['LOCALE', 'fr', 'locale_unusual', null],
    ['LOCALE', 'en_GB.UTF-8', 'locale_malformed', 'en_GB'],
    ['LOCALE', 'English (UK)', 'locale_malformed', null],
    ['TIME_ZONE', 'Europe/Pariss', 'time_zone_unknown', 'Europe/Paris'],
    ['TIME_ZONE', 'america/new york', 'time_zone_unknown', 'America/New_York'],
    ['TIME_ZONE', 'CEST', 'time_zone_unknown', null],
    ['TIME_ZONE', '+01:00', 'time_zone_unknown', null],
    ['DEVICE_ADMIN_COMPONENT_NAME', 'com.example.dpc', 'component_malformed', null],
    ['DEVICE_ADMIN_COMPONENT_NAME', 'com.example.dpc/', 'component_malformed', null],
    ['WIFI_PAC_URL', 'proxy.example/pac', 'url_malformed', null],
    ['SUPPORT_URL', 'https://', 'url_malformed', null],
    ['server', 'https://eu1.example.com/enroll', 'server_not_host', 'eu1.example.com'],
    ['server', 'eu1.example.com:443', 'server_not_host', 'eu1.example.com'],
    ['server', 'our server', 'server_not_host', null],
  ];
  for (const [id, text, code, meant] of wrong) {
    it(`of ${id} is wrong: ${text}`, () => expect(checkFormat(id, text)).toEqual({ code, meant }));
  }
});

describe('what a choice that does not exist most likely means', () => {
  const security = ['NONE', 'WEP', 'WPA', 'EAP'];
  const cases: [Parameters<typeof meantChoice>[0], string, readonly string[], string | null][] = [
    ['WIFI_SECURITY_TYPE', 'WPA2', security, 'WPA'],
    ['WIFI_SECURITY_TYPE', 'wpa3-sae', security, 'WPA'],
    ['WIFI_SECURITY_TYPE', 'WPA2-Enterprise', security, 'EAP'],
    ['WIFI_SECURITY_TYPE', 'WPA-EAP', security, 'EAP'],
    ['WIFI_SECURITY_TYPE', 'open', security, 'NONE'],
    ['WIFI_SECURITY_TYPE', 'nopass', security, 'NONE'],
    ['WIFI_SECURITY_TYPE', 'secret', security, null],
    ['WIFI_PHASE2_AUTH', 'MSCHAPv2', ['MSCHAPV2'], 'MSCHAPV2'],
    ['WIFI_PHASE2_AUTH', 'ms-chap-v2', ['MSCHAPV2'], 'MSCHAPV2'],
    ['WIFI_EAP_METHOD', 'EAP-TLS', ['TLS', 'TTLS'], 'TLS'],
    ['WIFI_EAP_METHOD', "AKA'", ['AKA', 'AKA_PRIME'], 'AKA_PRIME'],
    ['WIFI_EAP_METHOD', 'LEAP', ['PEAP', 'TLS'], null],
  ];
  for (const [id, text, choices, expected] of cases) {
    it(`${text} is ${expected ?? 'not known'}`, () => expect(meantChoice(id, text, choices)).toBe(expected));
  }
});
