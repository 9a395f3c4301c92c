import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '#shared/domain/configuration.ts';
import { type Finding, findingLevels } from '#shared/domain/configuration-finding.ts';
import { extraName, groupOf } from '#shared/domain/known-keys.ts';
import { configurationTargets, lintConfiguration } from '#shared/domain/lint-configuration.ts';
import { useFindingWords } from '../../../../src-renderer/features/profiles/use-finding-words.ts';
import { configurationEn } from '../../../../src-renderer/text/configuration-en.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const keys = (values: Record<string, Configuration[number]['value']>): Configuration =>
  Object.entries(values).map(([name, value]) => ({ group: groupOf(name), name, value }));

const COMPONENT = extraName('DEVICE_ADMIN_COMPONENT_NAME');
const DOWNLOAD = extraName('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION');
const CHECKSUM = extraName('DEVICE_ADMIN_SIGNATURE_CHECKSUM');
const SSID = extraName('WIFI_SSID');
const TYPE = extraName('WIFI_SECURITY_TYPE');
const PASSWORD = extraName('WIFI_PASSWORD');
const big = (bytes: number) => keys({ 'com.example.filler': 'x'.repeat(bytes) });

/** Configurations that between them make the linter say everything it can. */
const samples: Configuration[] = [
  [{ group: 'custom', name: '', value: 1 }],
  [...keys({ server: 'a' }), ...keys({ server: 'our server' })],
  keys({ 'a.a.e.PWS': 'x', 'a.a.e.ZZ': 1, quickstart: true, site: 1, [extraName('ADMIN_EXTRAS_BUNDLE')]: {} }),
  keys({ 'android.app.extra.PROVISIONING_TIMEZONE': 'x', [extraName('LOGO_URI')]: 'x', token: 'x' }),
  keys({ [extraName('LOCAL_TIME')]: 1, [extraName('DISCLAIMERS')]: [], [extraName('SUPPORTED_MODES')]: 1 }),
  [{ group: 'custom', name: 'user', value: 1 }],
  keys({ quickStart: '1', [extraName('WIFI_PROXY_PORT')]: 'x', [extraName('LOCALE')]: 'English (UK)', pin: '1' }),
  keys({ [extraName('WIFI_PROXY_PORT')]: 2 ** 40, [extraName('LOCALE')]: 'en-GB', [extraName('TIME_ZONE')]: 'CEST' }),
  keys({ [SSID]: 'x', [TYPE]: 'WPA2', [extraName('WIFI_EAP_METHOD')]: 'LEAP' }),
  keys({ [SSID]: 'x', [TYPE]: 'WPA' }),
  keys({ [SSID]: 'x', [TYPE]: 'EAP' }),
  keys({ [SSID]: 'x', [PASSWORD]: 'x', [extraName('WIFI_PAC_URL')]: 'x' }),
  keys({ [PASSWORD]: '', [COMPONENT]: 'x', [extraName('SKIP_EDUCATION_SCREENS')]: true }),
  keys({ [CHECKSUM]: 'f0'.repeat(32) }),
  keys({ [CHECKSUM]: `${'+'.repeat(43)}=`, [DOWNLOAD]: 'https://example.com/a.apk' }),
  keys({ [CHECKSUM]: 'x' }),
  keys({ [DOWNLOAD]: 'https://example.com/a.apk' }),
  ...[1400, 2400, 3000].map(big),
];

const findings = samples.flatMap((sample) =>
  configurationTargets.flatMap((target) => lintConfiguration(sample, { target })),
);

function saidOf(finding: Finding, locale: string): string {
  let said = '';
  function Words() {
    const words = useFindingWords();
    said = `${words.sentence(finding)} ${words.fix(finding) ?? ''}`;
    return null;
  }
  renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(locale)}>
      <Words />
    </I18nextProvider>,
  );
  return said;
}

describe('what the window says of a finding', () => {
  it('is tried here for everything the linter can say', () => {
    const codes = new Set(findings.map(({ code }) => code));
    expect([...codes].sort()).toEqual(Object.keys(findingLevels).sort());
  });

  it('has every fact its sentence wants', () => {
    const lacking = findings.filter(({ code, facts }) => {
      const wanted = [...configurationEn.finding[code].matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '');
      return wanted.some((name) => !(name in facts));
    });
    expect(lacking).toEqual([]);
  });

  it('has numbers and lists in the reader’s own way', () => {
    const tooLarge = findings.find(({ code }) => code === 'qr_too_large');
    const security = findings.find(({ code }) => code === 'wifi_security_unknown');
    if (!tooLarge || !security) throw new Error('the samples lack a finding');
    expect(saidOf(tooLarge, 'en')).toContain('which holds 2,953.');
    expect(saidOf(tooLarge, 'fr')).toContain('qui en contient 2\u202f953.');
    expect(saidOf(security, 'en')).toBe(
      'Android knows NONE, WEP, WPA, and EAP. With “WPA2” it looks for an open network. Use WPA',
    );
    expect(saidOf(security, 'fr')).toContain('Android connaît NONE, WEP, WPA et EAP.');
  });

  it('names few keys and counts the rest', () => {
    const ids = [
      'LOCALE',
      'TIME_ZONE',
      'USE_MOBILE_DATA',
      'ALLOW_OFFLINE',
      'KEEP_SCREEN_ON',
      'SKIP_ENCRYPTION',
    ] as const;
    const said = (count: number) => {
      const values = Object.fromEntries(ids.slice(0, count).map((id) => [extraName(id), true]));
      const found = lintConfiguration(keys(values), { target: 'samsung' });
      const finding = found.find(({ code }) => code === 'reaches_agent_only');
      if (!finding) throw new Error('nothing was found');
      return saidOf(finding, 'en');
    };
    expect(said(5)).toContain('LOCALE, TIME_ZONE, USE_MOBILE_DATA, ALLOW_OFFLINE, and KEEP_SCREEN_ON.');
    expect(said(6)).toContain('LOCALE, TIME_ZONE, USE_MOBILE_DATA, ALLOW_OFFLINE, and 2 more.');
  });

  it('never gives a secret away, not even in a correction', () => {
    const [finding] = lintConfiguration(keys({ pin: 987_654 }), { target: 'samsung' });
    if (!finding) throw new Error('nothing was found');
    expect(finding.fix).toEqual({ kind: 'value', value: '987654' });
    expect(saidOf(finding, 'en')).not.toContain('987654');
  });

  it('says where a key in the wrong group goes', () => {
    const moved = findings.find(({ code }) => code === 'wrong_group');
    if (!moved) throw new Error('the samples lack a finding');
    expect(saidOf(moved, 'en')).toContain('Move to Ivanti specific keys');
  });
});
