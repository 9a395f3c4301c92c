import type { Configuration } from './configuration.ts';
import { type Finding, makeFinding } from './configuration-finding.ts';
import { type ExtraId, extraName, type KnownKey, knownKey } from './known-keys.ts';

/** Looks a known extra up by its id. */
type Lookup = (id: ExtraId) => unknown;

function lookupIn(configuration: Configuration): Lookup {
  const values = new Map(configuration.map(({ name, value }) => [name, value]));
  return (id) => values.get(extraName(id));
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== '';
}

function idsOf(configuration: Configuration, section: KnownKey['section']): string[] {
  const known = configuration.map(({ name }) => knownKey(name)).filter((key) => key !== undefined);
  return [...new Set(known.filter((key) => key.section === section).map(({ id }) => id))];
}

function lintWifi(configuration: Configuration, value: Lookup): Finding[] {
  const names = idsOf(configuration, 'wifi').filter((id) => id !== 'WIFI_SSID');
  if (names.length === 0) return [];
  if (!isSet(value('WIFI_SSID'))) return [makeFinding('wifi_without_ssid', null, { names })];
  const type = value('WIFI_SECURITY_TYPE');
  const hasPassword = isSet(value('WIFI_PASSWORD'));
  if ((type === 'WPA' || type === 'WEP') && !hasPassword) {
    return [makeFinding('wifi_password_missing', extraName('WIFI_SECURITY_TYPE'), { type })];
  }
  if (hasPassword && (!isSet(type) || type === 'NONE')) {
    return [makeFinding('wifi_password_without_type', extraName('WIFI_PASSWORD'))];
  }
  if (type === 'EAP' && !isSet(value('WIFI_EAP_METHOD'))) {
    return [makeFinding('wifi_eap_without_method', extraName('WIFI_SECURITY_TYPE'))];
  }
  return [];
}

const needDownload: readonly ExtraId[] = [
  'DEVICE_ADMIN_PACKAGE_CHECKSUM',
  'DEVICE_ADMIN_SIGNATURE_CHECKSUM',
  'DEVICE_ADMIN_PACKAGE_DOWNLOAD_COOKIE_HEADER',
];

function lintDownload(value: Lookup): Finding[] {
  const location: ExtraId = 'DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION';
  if (!isSet(value(location))) {
    const names = needDownload.filter((id) => value(id) !== undefined);
    return names.length === 0 ? [] : [makeFinding('download_missing', null, { names })];
  }
  const checked = isSet(value('DEVICE_ADMIN_PACKAGE_CHECKSUM')) || isSet(value('DEVICE_ADMIN_SIGNATURE_CHECKSUM'));
  return checked ? [] : [makeFinding('download_without_checksum', extraName(location))];
}

/** What is wrong with keys that need one another: those of the Wi-Fi, and those of the agent's download. */
export function lintTogether(configuration: Configuration): Finding[] {
  const value = lookupIn(configuration);
  return [...lintWifi(configuration, value), ...lintDownload(value)];
}
