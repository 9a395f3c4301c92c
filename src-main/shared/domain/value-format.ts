import type { FindingCode } from './configuration-finding.ts';
import type { KnownKey } from './known-keys.ts';
import { nearestName } from './nearest-name.ts';

/** What is wrong with the form of a text, and what was most likely meant. */
export type FormatFault = { code: FindingCode; meant: string | null };

const fault = (code: FindingCode, meant: string | null = null): FormatFault => ({ code, meant });

const urlSafeAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGITS_OF_SHA256 = 43;

/** Thirty-two bytes written as 64 hexadecimal digits, in the URL-safe base64 Android wants. */
export function hexToUrlSafe(hex: string): string {
  // 256 bits and two more fill 43 digits of six bits.
  const bits = BigInt(`0x${hex}`) << 2n;
  const digits = Array.from({ length: DIGITS_OF_SHA256 }, (_, at) =>
    Number((bits >> BigInt(6 * (DIGITS_OF_SHA256 - 1 - at))) & 63n),
  );
  return digits.map((digit) => urlSafeAlphabet[digit]).join('');
}

// Android's decoder takes the padding as well as its absence.
const urlSafeSha256 = /^[\w-]{43}=?$/;

function checkChecksum(text: string): FormatFault | null {
  if (urlSafeSha256.test(text)) return null;
  // apksigner writes plain digits, keytool puts colons between the bytes.
  const hex = text.replace(/[\s:]/g, '');
  if (/^[\dA-Fa-f]{64}$/.test(hex)) return fault('checksum_hex', hexToUrlSafe(hex));
  const urlSafe = text.trim().replaceAll('+', '-').replaceAll('/', '_').replace(/=$/, '');
  return urlSafeSha256.test(urlSafe) ? fault('checksum_standard_base64', urlSafe) : fault('checksum_malformed');
}

function checkLocale(text: string): FormatFault | null {
  if (/^[a-z]{2,3}(?:_[A-Z][a-z]{3})?_(?:[A-Z]{2}|\d{3})$/.test(text)) return null;
  const parts = /^([a-z]{2,3})[-_]([a-z]{2})$/i.exec(text.trim().split(/[.@]/)[0] ?? '');
  const meant = parts ? `${parts[1]?.toLowerCase()}_${parts[2]?.toUpperCase()}` : null;
  // What Java's Locale.Builder takes does not abort the set-up.
  const wellFormed = /^[a-z]{2,8}(?:[-_][a-z\d]{2,8})*$/i.test(text);
  return fault(wellFormed ? 'locale_unusual' : 'locale_malformed', meant);
}

function isTimeZone(text: string): boolean {
  if (!/^(?:UTC|GMT|[A-Z][A-Za-z]+(?:\/[A-Z][\w+-]*)+)$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format() !== '';
  } catch {
    return false;
  }
}

function checkTimeZone(text: string): FormatFault | null {
  if (isTimeZone(text)) return null;
  return fault('time_zone_unknown', nearestName(text.trim().replaceAll(' ', '_'), Intl.supportedValuesOf('timeZone')));
}

function checkComponent(text: string): FormatFault | null {
  const component = /^[A-Za-z]\w*(?:\.\w+)+\/\.?[A-Za-z][\w$]*(?:\.[\w$]+)*$/;
  return component.test(text) ? null : fault('component_malformed');
}

function checkUrl(text: string): FormatFault | null {
  return /^https?:\/\/[^\s/]+\S*$/i.test(text) ? null : fault('url_malformed');
}

function checkServer(text: string): FormatFault | null {
  const host = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i;
  if (host.test(text)) return null;
  const inside =
    text
      .trim()
      .replace(/^[a-z]+:\/\//i, '')
      .split(/[/:?#]/)[0] ?? '';
  return fault('server_not_host', host.test(inside) ? inside : null);
}

const checks: Partial<Record<KnownKey['id'], (text: string) => FormatFault | null>> = {
  server: checkServer,
  LOCALE: checkLocale,
  TIME_ZONE: checkTimeZone,
  DEVICE_ADMIN_COMPONENT_NAME: checkComponent,
  DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: checkUrl,
  DEVICE_ADMIN_SIGNATURE_CHECKSUM: checkChecksum,
  DEVICE_ADMIN_PACKAGE_CHECKSUM: checkChecksum,
  SUPPORT_URL: checkUrl,
  WIFI_PAC_URL: checkUrl,
};

/** What is wrong with the form of a known key's text; null when it is right or any text will do. */
export function checkFormat(id: KnownKey['id'], text: string): FormatFault | null {
  return checks[id]?.(text) ?? null;
}

// What people write for it, in the order it is looked for.
const securityWords: readonly [RegExp, string][] = [
  [/EAP|ENTERPRISE|802\.?1X/, 'EAP'],
  [/^(?:WPA|SAE)/, 'WPA'],
  [/^WEP/, 'WEP'],
  [/^(?:OPEN|NO)/, 'NONE'],
];

/** Which of a key's choices a text that is none of them most likely means. */
export function meantChoice(id: KnownKey['id'], text: string, choices: readonly string[]): string | null {
  const word = text.trim().toUpperCase();
  if (id === 'WIFI_SECURITY_TYPE') return securityWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;
  const plain = word
    .replace(/^EAP[-_ ]/, '')
    .replace(/[- ]/g, '')
    .replace("AKA'", 'AKA_PRIME');
  return choices.find((choice) => choice === plain) ?? null;
}
