import type { Configuration, ConfigurationValue } from './configuration.ts';
import { groupOf } from './known-keys.ts';

/** How much a finding matters: something will not work, may not be what is meant, is good to know. */
export type FindingLevel = 'error' | 'warning' | 'note';

/** Everything the linter can say, and how much it matters; each has a sentence in the window. */
export const findingLevels = {
  name_missing: 'error',
  duplicate_name: 'error',
  bundle_as_key: 'error',
  extra_misspelt: 'error',
  boolean_expected: 'error',
  whole_number_expected: 'error',
  number_out_of_range: 'error',
  text_expected: 'error',
  wifi_security_unknown: 'error',
  choice_unknown: 'error',
  wifi_without_ssid: 'error',
  wifi_password_missing: 'error',
  wifi_password_without_type: 'error',
  wifi_eap_without_method: 'error',
  checksum_hex: 'error',
  checksum_standard_base64: 'error',
  checksum_malformed: 'error',
  download_without_checksum: 'error',
  component_malformed: 'error',
  url_malformed: 'error',
  server_not_host: 'error',
  locale_malformed: 'error',
  qr_without_component: 'error',
  qr_too_large: 'error',
  name_misspelt: 'warning',
  name_unknown: 'warning',
  extra_unknown: 'warning',
  short_name: 'warning',
  wrong_group: 'warning',
  deprecated: 'warning',
  local_time_saved: 'warning',
  not_expressible: 'warning',
  set_by_starter: 'warning',
  enrollment_token_set: 'warning',
  value_missing: 'warning',
  credentials_in_bundle: 'warning',
  download_missing: 'warning',
  locale_unusual: 'warning',
  time_zone_unknown: 'warning',
  reaches_agent_only: 'warning',
  ignored_in_qr: 'warning',
  qr_very_dense: 'warning',
  qr_dense: 'note',
  wifi_password_plain: 'note',
} as const satisfies Record<string, FindingLevel>;

/** One thing the linter can say. */
export type FindingCode = keyof typeof findingLevels;

/** A correction that is certain enough to be offered: another name, or another value. */
export type ConfigurationFix = { kind: 'rename'; name: string } | { kind: 'value'; value: ConfigurationValue };

/** Something the linter found; `facts` fill its sentence in. */
export type Finding = {
  level: FindingLevel;
  code: FindingCode;
  /** The key it is about; null when it is about several or the whole. */
  keyName: string | null;
  facts: Record<string, string | number | readonly string[]>;
  fix: ConfigurationFix | null;
};

/** A finding, its level looked up. */
export function makeFinding(
  code: FindingCode,
  keyName: string | null,
  facts: Finding['facts'] = {},
  fix: ConfigurationFix | null = null,
): Finding {
  return { level: findingLevels[code], code, keyName, facts, fix };
}

/** The configuration with a finding's correction made; a key with a new name goes to the group it belongs to. */
export function applyFix(configuration: Configuration, { keyName, fix }: Finding): Configuration {
  if (fix === null) return configuration;
  return configuration.map((key) => {
    if (key.name !== keyName) return key;
    if (fix.kind === 'value') return { ...key, value: fix.value };
    return { ...key, name: fix.name, group: groupOf(fix.name) };
  });
}
