import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { CustomScheme } from 'electron';

/** The scheme of our own pages, registered before the app is ready. */
export const ownScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** The origin every page and every message must come from. */
export const ownOrigin = 'app://muster';

/** The one page of the window. */
export const ownPage = `${ownOrigin}/index.html`;

/** The page that lays out what is printed. */
export const paperPage = `${ownOrigin}/paper.html`;

/**
 * Styles may be inline because Mantine writes style tags and attributes at run time; scripts never. Nothing is fetched:
 * data comes over a message port.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const longestPath = 1024;

/** Whether an address is one of our own pages, compared by its parts and never by how it begins. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'app:' && url.host === 'muster' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/** Answers requests of the scheme with files of one folder, and with nothing from outside it. */
export function createFileHandler(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = request.method === 'GET' ? readPath(request.url) : null;
    if (path === null) return refuse(400);
    const file = await findFile(folder, path);
    if (file === null) return refuse(404);
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
    return new Response(body, { status: 200, headers: headersFor(path) });
  };
}

/** The path within the folder that an address names, null for anything that is not plainly one. */
export function readPath(address: string): string | null {
  if (address.length > longestPath || !isOwnAddress(address)) return null;
  // The address as it was asked for: parsing would already have folded the dots away.
  const [, raw = ''] = /^app:\/\/muster(\/[^?#]*)?$/i.exec(address) ?? [];
  if (raw === '') return null;
  const segments = raw.slice(1).split('/');
  return segments.every((segment) => /^[\w@-][\w.@-]*$/.test(segment)) ? segments.join('/') : null;
}

async function findFile(folder: string, path: string): Promise<string | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) return null;
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

function headersFor(path: string): Record<string, string> {
  return {
    'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

function refuse(status: 400 | 404): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  return new Response(null, { status, headers });
}
