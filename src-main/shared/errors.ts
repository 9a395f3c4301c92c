/** Every code the window can be shown, with whether trying the same thing again later can help. */
export const errorCodes = {
  // what the person or another process asked for
  input_invalid: { retryable: false },
  not_found: { retryable: false },
  not_connected: { retryable: false },
  integration_off: { retryable: false },
  other_tenant_waits: { retryable: false },
  already_sent: { retryable: false },
  sending_paused: { retryable: false },
  nothing_to_do: { retryable: false },
  too_many_rules: { retryable: false },
  profile_cannot_take_devices: { retryable: false },
  cancelled: { retryable: false },
  // credentials and the keychain
  keys_file_unreadable: { retryable: false },
  keys_file_wrong: { retryable: false },
  keys_file_foreign: { retryable: false },
  credentials_missing: { retryable: false },
  credentials_refused: { retryable: false },
  scope_missing: { retryable: false },
  restricted_by_address: { retryable: false },
  keychain_locked: { retryable: true },
  keychain_absent: { retryable: false },
  secrets_unreadable: { retryable: false },
  password_lost: { retryable: false },
  // the network and the servers
  offline: { retryable: true },
  host_unknown: { retryable: true },
  timeout: { retryable: true },
  connection_lost: { retryable: true },
  tls_refused: { retryable: false },
  redirect_refused: { retryable: false },
  address_not_allowed: { retryable: false },
  wrong_region: { retryable: false },
  clock_off: { retryable: false },
  not_json: { retryable: true },
  answer_incomplete: { retryable: true },
  answer_unexpected: { retryable: true },
  answer_too_large: { retryable: false },
  rate_limited: { retryable: true },
  server_failed: { retryable: true },
  server_refused: { retryable: false },
  access_token_expired: { retryable: true },
  tenant_blocked: { retryable: false },
  customer_id_wrong: { retryable: false },
  too_many_devices: { retryable: false },
  encryption_key_wrong: { retryable: false },
  wire_file_wrong: { retryable: false },
  // one device of a batch
  device_not_found: { retryable: false },
  device_invalid: { retryable: false },
  device_pending: { retryable: false },
  profile_not_found: { retryable: false },
  already_there: { retryable: false },
  changed_on_server: { retryable: false },
  not_confirmed: { retryable: true },
  superseded: { retryable: false },
  device_on_hold: { retryable: false },
  device_leaving: { retryable: false },
  device_not_listed: { retryable: false },
  device_listed_twice: { retryable: false },
  // one profile or its enrolment token
  profile_name_taken: { retryable: false },
  profile_name_wrong: { retryable: false },
  profile_not_editable: { retryable: false },
  profile_refused: { retryable: false },
  profile_not_sent: { retryable: true },
  profile_leaving: { retryable: false },
  token_none: { retryable: false },
  token_value_unknown: { retryable: false },
  token_expired: { retryable: false },
  token_life_refused: { retryable: false },
  token_of_ivanti: { retryable: false },
  ivanti_needed: { retryable: false },
  user_not_found: { retryable: false },
  attribute_wrong: { retryable: false },
  attribute_name_taken: { retryable: false },
  // a batch
  batch_held: { retryable: false },
  batch_closed: { retryable: false },
  batch_not_empty: { retryable: false },
  batch_without_profile: { retryable: false },
  // a file of devices
  csv_empty: { retryable: false },
  csv_not_text: { retryable: false },
  csv_too_large: { retryable: false },
  csv_header_wrong: { retryable: false },
  csv_quote_open: { retryable: false },
  csv_row_too_long: { retryable: false },
  csv_too_many_columns: { retryable: false },
  csv_file_changed: { retryable: false },
  csv_too_many_rows: { retryable: false },
  csv_password: { retryable: false },
  csv_rows_refused: { retryable: false },
  csv_formula_cells: { retryable: false },
  csv_part_exists: { retryable: false },
  // a hand-over file
  handover_foreign: { retryable: false },
  handover_newer: { retryable: false },
  handover_damaged: { retryable: false },
  handover_passphrase_wrong: { retryable: false },
  handover_other_tenant: { retryable: false },
  handed_over: { retryable: false },
  // paper
  printer_none: { retryable: false },
  print_failed: { retryable: false },
  // files and databases
  file_not_readable: { retryable: false },
  file_not_writable: { retryable: false },
  disk_full: { retryable: true },
  database_newer: { retryable: false },
  database_damaged: { retryable: false },
  database_busy: { retryable: true },
  database_replaced: { retryable: true },
  workspace_read_only: { retryable: true },
  disk_failed: { retryable: true },
  backup_unusable: { retryable: false },
  damage_found: { retryable: false },
  // ourselves
  desk_gone: { retryable: true },
  internal: { retryable: false },
} as const satisfies Record<string, { retryable: boolean }>;

/** A code of the closed list above; each has a sentence in every language of the window. */
export type ErrorCode = keyof typeof errorCodes;

/** Facts that travel with an error: Samsung's code, message and errorId, an HTTP status, a row, a field. Never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** What crosses to the window instead of an exception. */
export type ErrorEnvelope = { code: ErrorCode; message: string; details: ErrorDetails; logId: string | null };

/** An expected failure. `message` is English for the log; the window shows the sentence of `code`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options: { cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** Whether the same request may succeed later without anybody changing anything; decided by code, never by text. */
export function isRetryable(error: unknown): boolean {
  return error instanceof AppError && errorCodes[error.code].retryable;
}

const unreachable: ReadonlySet<ErrorCode> = new Set(['offline', 'host_unknown', 'timeout', 'connection_lost']);

/** Whether a code says that the server was not reached at all, which says nothing of what it would have answered. */
export function isUnreachable(code: ErrorCode): boolean {
  return unreachable.has(code);
}

/** Whether a text is one of the closed list of codes. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCodes, text);
}

/** The code of an error, `internal` for anything that was not expected. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal';
}

/** What the window is shown of an error: all of an AppError, of anything else only that it happened and where the log has it. */
export function envelopeOf(error: unknown, logId: string | null = null): ErrorEnvelope {
  if (error instanceof AppError)
    return { code: error.code, message: error.message, details: error.details, logId: null };
  return { code: 'internal', message: 'An unexpected error; the log has it.', details: {}, logId };
}
