import type { Configuration, ConfigurationKey, ConfigurationValue } from './configuration.ts';
import { toQrJson } from './custom-json.ts';
import { type ExtraId, extraName, groupOf, isSecretName, knownKey } from './known-keys.ts';
import { checkFormat } from './value-format.ts';

/** What a provisioning QR code is made of. */
export type PayloadParts = {
  /** What stands in the profile: it comes before everything that is filled in here. */
  configuration: Configuration;
  /** The host devices register with, without scheme and path. */
  server: string | null;
  /** The mail address of the user that devices register to. */
  user: string | null;
  enrollmentToken: { key: string; value: string } | null;
  /** SHA-256 of the agent's signing certificate, as Android wants it. */
  checksum: string | null;
  /** Whether Wi-Fi keys that hold a secret are wanted. */
  withWifi: boolean;
};

/** What a code lacks that a device cannot do without. */
export type PayloadGap = 'server' | 'checksum';

/** A payload, which is a secret; `wifi`: whether there is any in the profile, has a secret in it, and is in the payload. */
export type ProvisioningPayload = {
  text: string;
  wifi: 'none' | 'open' | 'left-out' | 'included';
  gaps: PayloadGap[];
};

/**
 * The outer JSON a QR code holds (mission 2.1 to 2.3): the agent with its download, what stands in the profile, and in the
 * agent's bundle server, user and enrolment token. Wi-Fi with a secret is there on request only, else not at all: without its
 * password Android would fail on it, and without the network it asks for one.
 */
export function buildProvisioningPayload(parts: PayloadParts): ProvisioningPayload {
  const wifi = wifiOf(parts);
  const kept = parts.configuration.filter(({ name }) => wifi !== 'left-out' || !isWifi(name));
  const has = (name: string) => kept.some((key) => key.name === name && key.value !== '');
  const checked = checksums.some((id) => has(extraName(id))) || parts.checksum !== null;
  const added = additions(parts, has);
  const text = toQrJson([...kept.filter(({ name }) => name !== parts.enrollmentToken?.key), ...added]);
  const gaps: PayloadGap[] = [];
  if (!has('server') && parts.server === null) gaps.push('server');
  if (!checked) gaps.push('checksum');
  return { text, wifi, gaps };
}

const checksums = ['DEVICE_ADMIN_SIGNATURE_CHECKSUM', 'DEVICE_ADMIN_PACKAGE_CHECKSUM'] as const satisfies ExtraId[];

function isWifi(name: string): boolean {
  return knownKey(name)?.section === 'wifi';
}

function wifiOf({ configuration, withWifi }: PayloadParts): ProvisioningPayload['wifi'] {
  const keys = configuration.filter(({ name }) => isWifi(name));
  if (keys.length === 0) return 'none';
  if (!keys.some(({ name }) => isSecretName(name))) return 'open';
  return withWifi ? 'included' : 'left-out';
}

function additions(parts: PayloadParts, has: (name: string) => boolean): ConfigurationKey[] {
  const { server, user, enrollmentToken, checksum } = parts;
  const suggested = (id: ExtraId) => [extraName(id), knownKey(extraName(id))?.suggested ?? null] as const;
  const hasChecksum = checksums.some((id) => has(extraName(id)));
  const wanted: (readonly [string, ConfigurationValue])[] = [
    suggested('DEVICE_ADMIN_COMPONENT_NAME'),
    suggested('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION'),
    [extraName('DEVICE_ADMIN_SIGNATURE_CHECKSUM'), hasChecksum ? null : checksum],
    ['server', server],
    ['user', user],
  ];
  const keys = wanted
    .filter(([name, value]) => value !== null && !has(name))
    .map(([name, value]): ConfigurationKey => ({ group: groupOf(name), name, value }));
  return enrollmentToken === null
    ? keys
    : [...keys, { group: 'ivanti', name: enrollmentToken.key, value: enrollmentToken.value }];
}

/** A checksum as a person pastes it, hexadecimal too, in the form Android wants; null when it is none. */
export function readChecksum(text: string): string | null {
  const fault = checkFormat('DEVICE_ADMIN_SIGNATURE_CHECKSUM', text.trim());
  return fault === null ? text.trim() : fault.meant;
}
