import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { networkError } from '../../../src-main/desk/remote/network-error.ts';

const undici = (code: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(`x ${code}`), { code }) });
const chromium = (code: string) => new Error(`net::${code}`);

describe('networkError', () => {
  it.each([
    [undici('ECONNREFUSED'), 'offline', 'no'],
    [undici('ENETUNREACH'), 'offline', 'no'],
    [undici('EAI_AGAIN'), 'offline', 'no'],
    [undici('ENOTFOUND'), 'host_unknown', 'no'],
    [undici('UND_ERR_CONNECT_TIMEOUT'), 'timeout', 'no'],
    [undici('UND_ERR_SOCKET'), 'connection_lost', 'maybe'],
    [undici('ECONNRESET'), 'connection_lost', 'maybe'],
    [undici('Z_DATA_ERROR'), 'answer_incomplete', 'maybe'],
    [undici('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls_refused', 'no'],
    [undici('CERT_HAS_EXPIRED'), 'tls_refused', 'no'],
    [undici('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls_refused', 'no'],
    [undici('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'), 'tls_refused', 'no'],
    [undici('HPE_INVALID_CONSTANT'), 'not_json', 'maybe'],
    [chromium('ERR_INTERNET_DISCONNECTED'), 'offline', 'no'],
    [chromium('ERR_CONNECTION_REFUSED'), 'offline', 'no'],
    [chromium('ERR_PROXY_CONNECTION_FAILED'), 'offline', 'no'],
    [chromium('ERR_NAME_NOT_RESOLVED'), 'host_unknown', 'no'],
    [chromium('ERR_CONNECTION_TIMED_OUT'), 'timeout', 'no'],
    [chromium('ERR_CONNECTION_RESET'), 'connection_lost', 'maybe'],
    [chromium('ERR_EMPTY_RESPONSE'), 'connection_lost', 'maybe'],
    [chromium('ERR_NETWORK_CHANGED'), 'connection_lost', 'maybe'],
    [chromium('ERR_CERT_AUTHORITY_INVALID'), 'tls_refused', 'no'],
    [chromium('ERR_SSL_VERSION_OR_CIPHER_MISMATCH'), 'tls_refused', 'no'],
    [chromium('ERR_SSL_BAD_RECORD_MAC_ALERT'), 'tls_refused', 'maybe'],
    [chromium('ERR_CONTENT_LENGTH_MISMATCH'), 'answer_incomplete', 'maybe'],
    [chromium('ERR_INCOMPLETE_CHUNKED_ENCODING'), 'answer_incomplete', 'maybe'],
    [chromium('ERR_CONTENT_DECODING_FAILED'), 'answer_incomplete', 'maybe'],
    [chromium('ERR_INVALID_HTTP_RESPONSE'), 'not_json', 'maybe'],
    [chromium('ERR_UNEXPECTED_PROXY_AUTH'), 'server_refused', 'maybe'],
    [new Error('Redirect was cancelled'), 'redirect_refused', 'maybe'],
    [new Error("Attempted to redirect, but redirect policy was 'error'"), 'redirect_refused', 'maybe'],
    [new Error('something else'), 'connection_lost', 'maybe'],
    ['not even an error', 'connection_lost', 'maybe'],
  ])('%s is %s, sent: %s', (error, code, sent) => {
    const result = networkError(error, 'server.example');
    expect(result.code).toBe(code);
    expect(result.details.sent).toBe(sent);
  });

  it('looks into each address of a host with several', () => {
    const both = new AggregateError([Object.assign(new Error('a'), { code: 'ECONNREFUSED' })], 'all failed');
    const error = Object.assign(new TypeError('fetch failed'), { cause: both });
    expect(networkError(error, 'server.example').code).toBe('offline');
  });

  it('repeats nothing of the message, which may hold an address with secrets', () => {
    const error = new TypeError('Failed to parse URL from https://server.example/?secret=CANARY');
    const result = networkError(error, 'server.example');
    expect(result.message + JSON.stringify(result.details)).not.toContain('CANARY');
  });

  it('lets an error of ours through', () => {
    const ours = new AppError('answer_too_large', 'too much');
    expect(networkError(ours, 'server.example')).toBe(ours);
  });
});
