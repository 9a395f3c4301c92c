import { Agent, type RequestOptions, request } from 'node:http';
import type { DemoConnection } from '#shared/host-messages.ts';
import { privateKeyOf } from '../../src-main/desk/remote/knox/keys-file.ts';
import { publicKeyText, signJwt, standardClaims } from '../../src-main/desk/remote/knox/knox-jwt.ts';

/** A device as it comes over the wire. */
export type RawDevice = Record<string, string | number | null>;
export type RawPage = { totalCount: number; deviceList: RawDevice[] };

/** As many pages at once as the app asks for. */
const CONNECTIONS = 4;

/** A signed access token, made once and good for half an hour: what the floor sends with every request. */
export async function signOnce({ baseUrl, secrets }: DemoConnection): Promise<string> {
  const privateKey = privateKeyOf(secrets['knox.privateKey'] ?? '');
  const publicKey = publicKeyText(privateKey);
  const claims = (more: Record<string, string>) => ({ ...more, publicKey, ...standardClaims('KnoxWSM', Date.now()) });
  const body = JSON.stringify({
    clientIdentifierJwt: await signJwt(
      claims({ clientIdentifier: secrets['knox.clientIdentifier'] ?? '' }),
      privateKey,
    ),
    base64EncodedStringPublicKey: publicKey,
    validityForAccessTokenInMinutes: 30,
  });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetchBytes(`${baseUrl}/ams/v1/users/accesstoken`, { method: 'POST', headers }, body);
  const { accessToken } = JSON.parse(answer.toString()) as { accessToken: string };
  return signJwt(claims({ accessToken }), privateKey);
}

/** Plain HTTP and JSON.parse, four connections kept alive, pages handed over as they come. */
export async function readAllPages(
  { baseUrl, customerId }: DemoConnection,
  options: { pageSize: number; signedToken: string },
  onPage: (page: RawPage) => void,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const headers = { 'x-knox-apitoken': options.signedToken, accept: 'application/json' };
  const list = `${baseUrl}/kcs/v1/kme/devices/list?customerId=${customerId}&pageSize=${options.pageSize}`;
  const readPage = async (number: number): Promise<RawPage> => {
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
