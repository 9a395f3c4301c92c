import type { ConfigurationGroup } from './configuration.ts';

/** The JSON type a key is read with: an `int` has 32 bits, a `long` 64, an `object` may be a list too. */
export type ValueType = 'text' | 'boolean' | 'int' | 'long' | 'object';

/**
 * Who reads a key: the agent; Android however it is provisioned; by QR, zero-touch and Knox (`trusted`); all but a work
 * profile; an app on the device but neither QR nor cloud; a work profile only; NFC only.
 */
export type ReadIn = 'agent' | 'all' | 'trusted' | 'not_profile' | 'not_qr' | 'profile' | 'nfc';

/** Why a known key is not offered. */
export type KeyFlaw = 'structural' | 'deprecated' | 'momentary' | 'not_json' | 'set_by_starter' | 'set_when_sent';

/** The parts in which the editor shows the Pre-Defined Android System Extras. */
export const keySections = ['general', 'wifi', 'download'] as const;

/** A part of the Pre-Defined Android System Extras; `download` is the agent's download, which only a QR code needs. */
export type KeySection = (typeof keySections)[number];

type Row = {
  type: ValueType;
  /** Last part of the short form, after `a.a.e.`. */
  short?: string;
  readIn?: ReadIn;
  /** Offered among the system extras in this part, or among the custom keys. */
  offer?: KeySection | 'custom';
  choices?: readonly string[];
  secret?: true;
  suggested?: string;
  flaw?: KeyFlaw;
};

const ivantiRows = {
  server: { type: 'text' },
  user: { type: 'text' },
  password: { type: 'text', secret: true },
  pin: { type: 'text', secret: true },
  quickStart: { type: 'boolean' },
  // Its exact name is not documented; this is the likely one.
  token: { type: 'text', secret: true, flaw: 'set_when_sent' },
} as const satisfies Record<string, Row>;

const GO_COMPONENT = 'com.mobileiron.anyware.android/com.mobileiron.polaris.manager.device.AndroidDeviceAdminReceiver';
const GO_DOWNLOAD = 'https://support.mobileiron.com/cloud-android/current/MobileIron-Go-latest.apk';
const securityTypes = ['NONE', 'WEP', 'WPA', 'EAP'] as const;
const eapMethods = ['PEAP', 'TLS', 'TTLS', 'PWD', 'SIM', 'AKA', 'AKA_PRIME'] as const;
const phase2Methods = ['NONE', 'PAP', 'MSCHAP', 'MSCHAPV2', 'GTC', 'SIM', 'AKA', 'AKA_PRIME'] as const;

// Types, readers and short forms as in ManagedProvisioning's ExtrasProvisioningDataParser (Android 13). The Go client's
// signature checksum is published with two values, so none is suggested.
const extraRows = {
  LEAVE_ALL_SYSTEM_APPS_ENABLED: { type: 'boolean', short: 'PLASAE', readIn: 'not_profile', offer: 'general' },
  SKIP_ENCRYPTION: { type: 'boolean', short: 'PSE', readIn: 'all', offer: 'general' },
  TIME_ZONE: { type: 'text', short: 'PTZ', offer: 'general' },
  LOCALE: { type: 'text', short: 'PL', offer: 'general' },
  USE_MOBILE_DATA: { type: 'boolean', short: 'PUMD', offer: 'general' },
  ALLOW_OFFLINE: { type: 'boolean', offer: 'general' },
  KEEP_SCREEN_ON: { type: 'boolean', offer: 'general' },
  WIFI_SSID: { type: 'text', short: 'PWS', offer: 'wifi' },
  WIFI_HIDDEN: { type: 'boolean', short: 'PWH', offer: 'wifi' },
  WIFI_SECURITY_TYPE: { type: 'text', short: 'PWST', offer: 'wifi', choices: securityTypes, suggested: 'WPA' },
  WIFI_PASSWORD: { type: 'text', short: 'PWP', offer: 'wifi', secret: true },
  WIFI_EAP_METHOD: { type: 'text', short: 'PWEM', offer: 'wifi', choices: eapMethods, suggested: 'PEAP' },
  WIFI_PHASE2_AUTH: { type: 'text', short: 'PWPA', offer: 'wifi', choices: phase2Methods, suggested: 'MSCHAPV2' },
  WIFI_CA_CERTIFICATE: { type: 'text', short: 'PWCC', offer: 'wifi' },
  WIFI_USER_CERTIFICATE: { type: 'text', short: 'PWUC', offer: 'wifi', secret: true },
  WIFI_IDENTITY: { type: 'text', short: 'PWI', offer: 'wifi' },
  WIFI_ANONYMOUS_IDENTITY: { type: 'text', short: 'PWAI', offer: 'wifi' },
  WIFI_DOMAIN: { type: 'text', short: 'PWD', offer: 'wifi' },
  WIFI_PROXY_HOST: { type: 'text', short: 'PWPH', offer: 'wifi' },
  WIFI_PROXY_PORT: { type: 'int', short: 'PWPRP', offer: 'wifi' },
  WIFI_PROXY_BYPASS: { type: 'text', short: 'PWPB', offer: 'wifi' },
  WIFI_PAC_URL: { type: 'text', short: 'PWPU', offer: 'wifi' },
  DEVICE_ADMIN_COMPONENT_NAME: {
    type: 'text',
    short: 'PDACN',
    readIn: 'all',
    offer: 'download',
    suggested: GO_COMPONENT,
  },
  DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: {
    type: 'text',
    short: 'PDAPDL',
    offer: 'download',
    suggested: GO_DOWNLOAD,
  },
  DEVICE_ADMIN_SIGNATURE_CHECKSUM: { type: 'text', short: 'PDASC', offer: 'download' },
  DEVICE_ADMIN_PACKAGE_CHECKSUM: { type: 'text', short: 'PDAPC', offer: 'download' },
  DEVICE_ADMIN_PACKAGE_DOWNLOAD_COOKIE_HEADER: { type: 'text', short: 'PDAPDCH', offer: 'download', secret: true },
  DEVICE_ADMIN_MINIMUM_VERSION_CODE: { type: 'int', short: 'PDAMVC', offer: 'download' },
  ORGANIZATION_NAME: { type: 'text', short: 'PON', readIn: 'all', offer: 'custom' },
  SUPPORT_URL: { type: 'text', short: 'PSU', offer: 'custom' },
  SENSORS_PERMISSION_GRANT_OPT_OUT: { type: 'boolean', short: 'PPSGOO', readIn: 'all', offer: 'custom' },
  SKIP_EDUCATION_SCREENS: { type: 'boolean', short: 'PSES', readIn: 'not_qr', offer: 'custom' },
  KEEP_ACCOUNT_ON_MIGRATION: { type: 'boolean', short: 'PKAOM', readIn: 'profile' },
  LOCAL_TIME: { type: 'long', short: 'PLT', flaw: 'momentary' },
  SUPPORTED_MODES: { type: 'int', flaw: 'set_by_starter' },
  SKIP_OWNERSHIP_DISCLAIMER: { type: 'boolean', flaw: 'set_by_starter' },
  DEVICE_ADMIN_PACKAGE_NAME: { type: 'text', short: 'PDAPN', readIn: 'nfc', flaw: 'deprecated' },
  LOGO_URI: { type: 'text', short: 'PLU', readIn: 'not_qr', flaw: 'deprecated' },
  DISCLAIMERS: { type: 'object', short: 'PD', readIn: 'all', flaw: 'not_json' },
  DISCLAIMER_HEADER: { type: 'text', short: 'PDH', readIn: 'all', flaw: 'not_json' },
  DISCLAIMER_CONTENT: { type: 'text', short: 'PDC', readIn: 'all', flaw: 'not_json' },
  ACCOUNT_TO_MIGRATE: { type: 'object', short: 'PATM', readIn: 'all', flaw: 'not_json' },
  ADMIN_EXTRAS_BUNDLE: { type: 'object', short: 'PAEB', readIn: 'all', flaw: 'structural' },
} as const satisfies Record<string, Row>;

/** A key Ivanti's agent reads, by its name. */
export type IvantiId = keyof typeof ivantiRows;

/** A key Android reads, by the part of its name after `android.app.extra.PROVISIONING_`. */
export type ExtraId = keyof typeof extraRows;

/** What is known of a key (mission 2.2, 2.3). */
export type KnownKey = Omit<Row, 'short' | 'offer'> & {
  id: IvantiId | ExtraId;
  name: string;
  /** `a.a.e.PWS` and the like, which Android's reader takes as well. */
  shortName: string | null;
  readIn: ReadIn;
  group: ConfigurationGroup;
  /** Its part among the system extras. */
  section: KeySection | null;
  /** Whether *Add key* lists it in its group. */
  offered: boolean;
};

/** What the name of every key begins with that Android itself reads. */
export const EXTRA_PREFIX = 'android.app.extra.';

/** What the short form of such a name begins with. */
export const SHORT_PREFIX = 'a.a.e.';

/** The full name of a key Android reads. */
export function extraName(id: ExtraId): string {
  return `${EXTRA_PREFIX}PROVISIONING_${id}`;
}

/** The key that holds, in the outer JSON, what the agent reads. */
export const BUNDLE_NAME = extraName('ADMIN_EXTRAS_BUNDLE');

function ivantiKey([id, row]: [string, Row]): KnownKey {
  const facts = { ...row, id: id as IvantiId, name: id, shortName: null };
  return { ...facts, readIn: 'agent', group: 'ivanti', section: null, offered: row.flaw === undefined };
}

function extraKey([id, { short, offer, ...row }]: [string, Row]): KnownKey {
  const section = offer === undefined || offer === 'custom' ? null : offer;
  return {
    readIn: 'trusted',
    ...row,
    id: id as ExtraId,
    name: extraName(id as ExtraId),
    shortName: short === undefined ? null : SHORT_PREFIX + short,
    group: section === null ? 'custom' : 'system',
    section,
    offered: offer !== undefined,
  };
}

/** Every key that is known, in the order the editor offers them. */
export const knownKeys: readonly KnownKey[] = [
  ...Object.entries(ivantiRows).map(ivantiKey),
  ...Object.entries(extraRows).map(extraKey),
];

const byName = new Map(knownKeys.map((key) => [key.name, key]));
const byShortName = new Map(knownKeys.map((key) => [key.shortName, key]));

/** What is known of the key with this full name. */
export function knownKey(name: string): KnownKey | undefined {
  return byName.get(name);
}

/** The full name of a short one; any other name as it is. */
export function fullNameOf(name: string): string {
  return byShortName.get(name)?.name ?? name;
}

/** The group a key belongs to; what is not known is a custom key. */
export function groupOf(name: string): ConfigurationGroup {
  return byName.get(name)?.group ?? 'custom';
}

/** Whether the value of a key is to be masked on the screen. */
export function isSecretName(name: string): boolean {
  return byName.get(name)?.secret === true;
}
