import type { FindingCode } from '#shared/domain/configuration-finding.ts';

/** A sentence for everything the linter can say, in English. The name of the key stands before it. */
export const configurationFindingsEn = {
  name_missing: 'A custom key has no name. Give it one, or remove it.',
  duplicate_name: 'This name is given {{times, number}} times. Only the last one would be sent.',
  bundle_as_key: 'Muster builds this object itself. Put its keys under Ivanti specific keys, and remove it.',
  extra_misspelt: 'Android has no key of this name and ignores it. Most likely {{meant}} is meant.',
  boolean_expected: 'This key is read as true or false. A value of another type, such as text, is ignored.',
  whole_number_expected: 'This key is read as a whole number. A value of another type, such as text, is ignored.',
  number_out_of_range: 'This number is too large for the 32 bits it is read into.',
  text_expected: 'This key is read as text. A value of another type, such as a number, is ignored.',
  wifi_security_unknown: 'Android knows {{choices}}. With “{{value}}” it looks for an open network.',
  choice_unknown: '“{{value}}” is not known to Android. It knows {{choices}}.',
  wifi_without_ssid: 'Without a network name (WIFI_SSID), Android ignores {{names}}.',
  wifi_password_missing: '{{type}} needs a password, and WIFI_PASSWORD is missing. The device cannot join the network.',
  wifi_password_without_type:
    'No security type uses this password. Android looks for an open network: set WIFI_SECURITY_TYPE.',
  wifi_eap_without_method: 'EAP needs WIFI_EAP_METHOD. Without it the network is not set up.',
  checksum_hex: 'This checksum is hexadecimal. Android wants URL-safe base64, and stops the set-up otherwise.',
  checksum_standard_base64:
    'This is standard base64. Android wants the URL-safe kind, with - and _ in place of + and /.',
  checksum_malformed: 'This is no SHA-256 checksum in URL-safe base64, which has 43 characters.',
  download_without_checksum: 'Android downloads the agent only with a checksum. Add DEVICE_ADMIN_SIGNATURE_CHECKSUM.',
  component_malformed: 'A component is written package/class, for instance com.example.dpc/com.example.dpc.Receiver.',
  url_malformed: 'An address begins with https:// or http:// and has no spaces.',
  server_not_host: 'The agent wants the host name alone, without https://, port or path.',
  locale_malformed: 'This is not a language and country such as en_GB. Android stops the set-up.',
  qr_without_component:
    'A QR code needs DEVICE_ADMIN_COMPONENT_NAME. Without it the device does not know which agent to install.',
  qr_too_large: '{{bytes, number}} bytes do not fit in a QR code, which holds {{most, number}}. Remove some keys.',
  name_misspelt: 'This name is not known. Most likely {{meant}} is meant.',
  name_unknown: 'Neither the agent nor Android is known to read this name. It is sent as it is.',
  extra_unknown: 'This looks like one of Android’s names, but it is not known here. It is sent as it is.',
  short_name: 'This is the short form of {{fullName}}. Only under the full name can its value be checked.',
  wrong_group:
    'This key belongs to another group. In a QR code it would stand on the wrong side of the agent’s bundle.',
  deprecated: 'This key is deprecated. In a set-up like this one Android ignores it.',
  local_time_saved: 'A time that was saved is wrong by the time a device reads it. Leave the clock to the network.',
  not_expressible: 'Android expects a kind of value that JSON cannot hold, and ignores this key.',
  set_by_starter: 'Only the system that starts the set-up may set this key. From a configuration it is ignored.',
  enrollment_token_set:
    'The enrollment token is added when the profile is sent. One kept here would stay behind when it is refreshed.',
  value_missing: 'This key has no value yet.',
  credentials_in_bundle:
    'Every device of this profile is given this in plain text, one with a mistyped IMEI too. Use a staging account.',
  download_missing: 'Without DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION, Android ignores {{names}}.',
  locale_unusual: 'Android’s form is language_COUNTRY, for instance en_GB.',
  time_zone_unknown: 'No time zone of this name is known. Android wants names such as Europe/Paris.',
  reaches_agent_only: 'Samsung hands its field to the agent alone, so Android never reads {{names}}.',
  ignored_in_qr: 'Android ignores this key when a QR code or the cloud starts the set-up.',
  qr_very_dense: '{{bytes, number}} bytes make a QR code as dense as they come. Old cameras may not read it.',
  qr_dense: '{{bytes, number}} bytes make a dense QR code, with error correction {{correction}}. Print it large.',
  wifi_password_plain: 'The password stands in plain text in the JSON, and in a QR code made of it.',
} as const satisfies Record<FindingCode, string>;
