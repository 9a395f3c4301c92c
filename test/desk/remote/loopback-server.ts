import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { selfSigned } from './self-signed.ts';

/** One request a server of a test has seen, with its whole body. */
export type SeenRequest = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

export type LoopbackServer = { origin: string; seen: SeenRequest[]; connections(): number };

/** Answers one request; `request` has its body already. */
export type Answer = (request: SeenRequest, response: ServerResponse) => void;

/** A server on 127.0.0.1 that answers as told and is closed when the test ends. */
export async function startServer(answer: Answer, secure = false): Promise<LoopbackServer> {
  const seen: SeenRequest[] = [];
  let connections = 0;
  const listener: RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(pieces).toString('utf8') };
      seen.push(one);
      answer(one, response);
    });
  };
  const server = secure ? createSecureServer(selfSigned, listener) : createServer(listener);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`, seen, connections: () => connections };
}

/** A port on 127.0.0.1 where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An answer with a JSON body. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };
}
