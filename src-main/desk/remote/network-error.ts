import { AppError, type ErrorCode } from '#shared/errors.ts';

/** Whether bytes of a request may have reached the server: `no` makes any repeat safe. */
export type Sent = 'no' | 'maybe';

type Meaning = readonly [ErrorCode, Sent];

/** Codes of Node and undici, and of Chromium's network stack without its `net::`. */
const meanings: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: ['offline', 'no'],
  ENETUNREACH: ['offline', 'no'],
  ENETDOWN: ['offline', 'no'],
  EHOSTUNREACH: ['offline', 'no'],
  EHOSTDOWN: ['offline', 'no'],
  EADDRNOTAVAIL: ['offline', 'no'],
  EAI_AGAIN: ['offline', 'no'],
  ENOTFOUND: ['host_unknown', 'no'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'no'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'maybe'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'maybe'],
  UND_ERR_SOCKET: ['connection_lost', 'maybe'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['answer_incomplete', 'maybe'],
  ECONNRESET: ['connection_lost', 'maybe'],
  EPIPE: ['connection_lost', 'maybe'],
  ERR_INTERNET_DISCONNECTED: ['offline', 'no'],
  ERR_CONNECTION_REFUSED: ['offline', 'no'],
  ERR_ADDRESS_UNREACHABLE: ['offline', 'no'],
  ERR_ADDRESS_INVALID: ['offline', 'no'],
  ERR_PROXY_CONNECTION_FAILED: ['offline', 'no'],
  ERR_TUNNEL_CONNECTION_FAILED: ['offline', 'no'],
  ERR_DNS_TIMED_OUT: ['offline', 'no'],
  ERR_NAME_NOT_RESOLVED: ['host_unknown', 'no'],
  ERR_NAME_RESOLUTION_FAILED: ['host_unknown', 'no'],
  ERR_CONNECTION_TIMED_OUT: ['timeout', 'no'],
  ERR_TIMED_OUT: ['timeout', 'maybe'],
  ERR_UNSAFE_PORT: ['address_not_allowed', 'no'],
  ERR_UNEXPECTED_PROXY_AUTH: ['server_refused', 'maybe'],
  ERR_CONTENT_LENGTH_MISMATCH: ['answer_incomplete', 'maybe'],
  ERR_INCOMPLETE_CHUNKED_ENCODING: ['answer_incomplete', 'maybe'],
  ERR_CONTENT_DECODING_FAILED: ['answer_incomplete', 'maybe'],
  ERR_INVALID_CHUNKED_ENCODING: ['answer_incomplete', 'maybe'],
  ERR_CONTENT_DECODING_INIT_FAILED: ['answer_incomplete', 'maybe'],
  ERR_INVALID_HTTP_RESPONSE: ['not_json', 'maybe'],
};

/** Certificates are checked before a byte of the request is written; so is a version or cipher both sides know. */
const tlsCode =
  /^(CERT_|ERR_CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_|EPROTO$)/;
/** zlib and brotli: the body cannot be unpacked. */
const packingCode = /^(Z_|ERR_BROTLI|ERR__ERROR_)/;
/** Alerts in the middle of a connection: the request may be through. */
const lateTlsCode = /BAD_RECORD_MAC|DECRYPT/;

/** What a failed fetch of either network stack means, as an AppError without address or secret. */
export function networkError(error: unknown, host: string): AppError {
  if (error instanceof AppError) return error;
  const codes = codesOf(error);
  for (const code of codes) {
    const meaning = meaningOf(code);
    if (meaning) return failure(meaning, code, { host, error });
  }
  const errors = chain(error).filter((one) => one instanceof Error);
  if (errors.some(({ message }) => /redirect/i.test(message))) {
    return failure(['redirect_refused', 'maybe'], 'redirect', { host, error });
  }
  // The parser inside undici has names and numbers of its own for what is no HTTP.
  const isNoHttp =
    errors.some(({ name }) => name === 'HTTPParserError') || codes.some((code) => code.startsWith('HPE_'));
  if (isNoHttp) return failure(['not_json', 'maybe'], 'no HTTP', { host, error });
  return failure(['connection_lost', 'maybe'], codes[0] ?? 'unknown', { host, error });
}

function meaningOf(code: string): Meaning | undefined {
  if (tlsCode.test(code)) return ['tls_refused', lateTlsCode.test(code) ? 'maybe' : 'no'];
  return packingCode.test(code) ? ['answer_incomplete', 'maybe'] : meanings[code];
}

function failure([code, sent]: Meaning, reason: string, context: { host: string; error: unknown }): AppError {
  const details = { reason, sent, host: context.host };
  return new AppError(code, `the request to ${context.host} failed: ${reason}`, details, { cause: context.error });
}

/** An error and what caused it, outermost first; the several addresses of one name count each. */
function chain(error: unknown, depth = 0): unknown[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const parts = error instanceof AggregateError ? error.errors : [];
  return [
    error,
    ...parts.slice(0, 4).flatMap((part: unknown) => chain(part, depth + 1)),
    ...chain(error.cause, depth + 1),
  ];
}

/** Every code in the chain, innermost first: the innermost is the most exact. */
function codesOf(error: unknown): string[] {
  const found = chain(error).flatMap((one) => {
    if (!(one instanceof Error)) return [];
    const code = 'code' in one && typeof one.code === 'string' ? [one.code] : [];
    const chromium = /net::(ERR_[A-Z0-9_]+)/.exec(one.message)?.[1];
    return chromium === undefined ? code : [...code, chromium];
  });
  return found.reverse();
}
