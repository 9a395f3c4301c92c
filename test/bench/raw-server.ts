import { Agent, type RequestOptions, request } from 'node:http';
import type { DemoConnection } from '#shared/host-messages.ts';
import { privateKeyOf } from '../../src-main/desk/remote/knox/keys-file.ts';
import { publicKeyText, signJwt, standardClaims } from '../../src-main/desk/remote/knox/knox-jwt.ts';
import type { Scheme } from './bench-desk.ts';

/** A device as it comes over the wire. */
export type RawDevice = Record<string, string | number | null>;
export type RawPage = { totalCount: number; deviceList: RawDevice[] };

/** As many pages at once as the app asks for. */
const CONNECTIONS = 4;

/** The header that lets a request in; made anew for each one where the scheme wants that. */
export type AuthHeader = () => Promise<Record<string, string>>;

/** Signs in as the app does, by the same scheme, and answers what each request then carries. */
export async function signIn(connection: DemoConnection, scheme: Scheme): Promise<AuthHeader> {
  return scheme === 'kca' ? signInWithKey(connection) : signInWithSecret(connection);
}

/** Samsung wants a new jti each time: every request is signed, by the app and by the floor alike. */
async function signInWithKey({ baseUrl, secrets }: DemoConnection): Promise<AuthHeader> {
  const privateKey = privateKeyOf(secrets['knox.privateKey'] ?? '');
  const publicKey = publicKeyText(privateKey);
  const sign = (more: Record<string, string>) =>
    signJwt({ ...more, publicKey, ...standardClaims('KnoxWSM', Date.now()) }, privateKey);
  const body = JSON.stringify({
    clientIdentifierJwt: await sign({ clientIdentifier: secrets['knox.clientIdentifier'] ?? '' }),
    base64EncodedStringPublicKey: publicKey,
    validityForAccessTokenInMinutes: 30,
  });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetchBytes(`${baseUrl}/ams/v1/users/accesstoken`, { method: 'POST', headers }, body);
  const { accessToken } = JSON.parse(answer.toString()) as { accessToken: string };
  return async () => ({ 'x-knox-apitoken': await sign({ accessToken }) });
}

async function signInWithSecret({ accessTokenUrl, secrets }: DemoConnection): Promise<AuthHeader> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: secrets['knox.oauthClientId'] ?? '',
    client_secret: secrets['knox.oauthClientSecret'] ?? '',
    scope: 'kme.devices:view',
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetchBytes(accessTokenUrl, { method: 'POST', headers }, form.toString());
  const { access_token: accessToken } = JSON.parse(answer.toString()) as { access_token: string };
  return async () => ({ authorization: `Bearer ${accessToken}` });
}

/** Plain HTTP and JSON.parse, four connections kept alive, pages handed over as they come. */
export async function readAllPages(
  { baseUrl, customerId }: DemoConnection,
  options: { pageSize: number; authHeader: AuthHeader },
  onPage: (page: RawPage) => void,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const list = `${baseUrl}/kcs/v1/kme/devices/list?customerId=${customerId}&pageSize=${options.pageSize}`;
  const readPage = async (number: number): Promise<RawPage> => {
    const headers = { ...(await options.authHeader()), accept: 'application/json' };
    const bytes = await fetchBytes(`${list}&pageNum=${number}`, { agent, headers });
    const page = JSON.parse(bytes.toString()) as RawPage;
    onPage(page);
    return page;
  };
  const pages = Math.ceil((await readPage(0)).totalCount / options.pageSize);
  let next = 1;
  const readOn = async (): Promise<void> => {
    while (next < pages) {
      next += 1;
      await readPage(next - 1);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, readOn));
  agent.destroy();
}

function fetchBytes(url: string, options: RequestOptions, body?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const call = request(url, options, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(pieces));
        else reject(new Error(`status ${response.statusCode} of ${url}`));
      });
    });
    call.on('error', reject).end(body);
  });
}
