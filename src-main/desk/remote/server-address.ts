import { AppError } from '#shared/errors.ts';

/** A server as configured: `base` without a slash at its end, `origin` for the list of allowed hosts. */
export type ServerAddress = { base: string; origin: string; host: string };

/**
 * Checks a configured address (reliability S50): https, or http on loopback; no user info, query, fragment or dots in the
 * path, no port 0, no host in letters beyond ASCII (look-alikes). Throws AppError `address_not_allowed`.
 */
export function readServerAddress(text: string): ServerAddress {
  const refuse = (problem: string) =>
    new AppError('address_not_allowed', `the address is refused: ${problem}`, { problem });
  const typed = text.trim();
  if (typed.includes('..') || typed.includes('\\')) throw refuse('path');
  const url = parse(typed);
  if (url === null) throw refuse('syntax');
  if (url.username !== '' || url.password !== '') throw refuse('user info');
  if (!isSafeProtocol(url)) throw refuse('not encrypted');
  if (url.port === '0') throw refuse('port');
  if (/(^|\.)xn--/.test(url.hostname)) throw refuse('host');
  if (url.search !== '' || url.hash !== '') throw refuse('query');
  return { base: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin, host: url.host };
}

/** Whether requests may go by this protocol: https anywhere, http to this machine only. */
export function isSafeProtocol(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(url.hostname);
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
