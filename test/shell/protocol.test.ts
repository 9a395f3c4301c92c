import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  createFileHandler,
  isOwnAddress,
  ownScheme,
  readPath,
} from '../../src-main/protocol.ts';

let home = '';
let handle: (request: Request) => Promise<Response>;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'muster-protocol-'));
  const root = join(home, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(home, 'secret.txt'), 'outside');
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Muster</title>');
  for (const name of ['a.js', 'a.css', 'a.json', 'a.woff2', 'a.bin']) writeFileSync(join(root, 'assets', name), name);
  symlinkSync(join(home, 'secret.txt'), join(root, 'link.html'));
  symlinkSync(home, join(root, 'up'));
  handle = createFileHandler(root);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A request whose address is not tidied up on the way, as a hostile page would want it. */
const ask = (url: string, method = 'GET') => handle({ url, method } as Request);

describe('files of our own scheme', () => {
  it.each([
    ['app://muster/index.html', 'text/html; charset=utf-8'],
    ['app://muster/assets/a.js', 'text/javascript; charset=utf-8'],
    ['app://muster/assets/a.css', 'text/css; charset=utf-8'],
    ['app://muster/assets/a.json', 'application/json; charset=utf-8'],
    ['app://muster/assets/a.woff2', 'font/woff2'],
    ['app://muster/assets/a.bin', 'application/octet-stream'],
  ])('%s comes as %s, never sniffed, under the policy', async (url, type) => {
    const response = await ask(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  it('come whole', async () => {
    expect(await (await ask('app://muster/index.html')).text()).toBe('<!doctype html><title>Muster</title>');
  });

  it.each([
    'app://muster/../secret.txt',
    'app://muster/../../../../etc/passwd',
    'app://muster/assets/../../secret.txt',
    'app://muster/%2e%2e%2fsecret.txt',
    'app://muster/%2e%2e/secret.txt',
    'app://muster/..%5csecret.txt',
    'app://muster/..\\secret.txt',
    'app://muster/index.html%00.js',
    'app://muster/index.html\u0000',
    'app://muster//etc/passwd',
    'app://muster/C:/windows/win.ini',
    'app://muster/link.html',
    'app://muster/up/secret.txt',
    'app://muster/assets',
    'app://muster/',
    'app://muster',
    'app://other/index.html',
    'app://muster:80/index.html',
    'app://user@muster/index.html',
    'app://muster/index.html?x=1',
    'app://muster/index.html#x',
    'app://muster/missing.html',
    `app://muster/${'a'.repeat(10_000)}`,
    'file:///etc/passwd',
    'https://muster/index.html',
    'nonsense',
  ])('%j gives nothing', async (url) => {
    const response = await ask(url);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).toBe('');
  });

  it('answers no other method than GET', async () => {
    for (const method of ['POST', 'PUT', 'HEAD', 'DELETE']) {
      expect((await ask('app://muster/index.html', method)).status).toBe(400);
    }
  });

  it('never opens what only looks like a path of ours', () => {
    expect(readPath('app://muster/assets/a.js')).toBe('assets/a.js');
    expect(readPath('app://muster/.git/config')).toBeNull();
  });
});

describe('the policy and the scheme', () => {
  it('allow scripts from our own files only, and nothing by default', () => {
    const rules = Object.fromEntries(contentSecurityPolicy.split('; ').map((rule) => rule.split(/ (.*)/, 2)));
    expect(rules).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'font-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'none'",
      'base-uri': "'none'",
    });
  });

  it('grant the scheme nothing that other origins could use', () => {
    expect(ownScheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    });
  });

  it.each([
    'app://muster.evil/',
    'app://muster@evil/',
    'https://muster/',
    'app://MUSTER.evil',
    'javascript:1',
    '',
    'app:muster',
  ])('%j is not ours', (address) => expect(isOwnAddress(address)).toBe(false));
});
