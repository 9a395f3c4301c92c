import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatorControl } from './control.ts';
import { answerControl, mayControl } from './control-server.ts';
import { type FaultRule, replyOf, takeFault, tooManyRequests } from './faults.ts';
import { answerIvanti } from './ivanti-server.ts';
import { innerAccessToken } from './knox-auth.ts';
import { settleTransactions } from './knox-profiles.ts';
import { answerKnox } from './knox-server.ts';
import { type Effects, SIMULATOR_LABEL, type Simulation, type SimulatorRequest } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';
import { settle } from './world-operations.ts';

const MOST_BODY_BYTES = 32 * 1024 * 1024;
const KEPT_REQUESTS = 20_000;
const KEPT_BODY = 1000;

/** What the port needs beside the simulation. */
export type PortParts = { simulation: Simulation; control: SimulatorControl; afterRequest: () => void };

/** The one HTTP port: Samsung's paths, Ivanti's, and the control. */
export function createHttpPort(parts: PortParts): Server {
  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 0 }, (message, response) => {
    // With a socket that was torn down on purpose there is nobody left to tell.
    serve(parts, message, response).catch(() => message.socket.destroy());
  });
  return server;
}

async function serve(parts: PortParts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(message);
  const request = readRequest(message, body);
  response.sendDate = false;
  const controlName = /^\/control\/([A-Za-z]+)$/.exec(request.path)?.[1];
  if (controlName !== undefined) {
    const { method } = request;
    const reply = mayControl(message)
      ? answerControl(parts.simulation, parts.control, { method, name: controlName, body })
      : jsonReply(403, { ok: false, error: 'the control port answers programs on this machine only' });
    write(parts.simulation, response, reply);
  } else {
    await serveWithFaults(parts.simulation, request, message, response);
  }
  parts.afterRequest();
}

async function serveWithFaults(
  simulation: Simulation,
  request: SimulatorRequest,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = simulation;
  const rule = takeFault(simulation.faults, request);
  const heldBackMs = world.switches.latencyMs + (rule?.kind === 'delay' ? (rule.delayMs ?? 1000) : 0);
  if (heldBackMs > 0) await sleep(heldBackMs, undefined, { ref: false });
  if (rule?.kind === 'hang' || rule?.kind === 'reset-before' || rule?.kind === 'endless-body') {
    record(simulation, request, { status: 0, fault: rule.kind, effects: {} });
    if (rule.kind === 'reset-before') message.socket.resetAndDestroy();
    if (rule.kind === 'endless-body') await flood(response);
    return;
  }
  if (rule?.kind === 'expire-access-token') endAccessToken(simulation, request);
  const effects: Effects = {};
  const reply =
    (rule === null ? null : replyOf(rule)) ?? limit(simulation, request) ?? answer(simulation, request, effects);
  const last = rule?.kind === 'deliver-twice' ? answer(simulation, request, effects) : reply;
  record(simulation, request, { status: last.status, fault: rule?.kind ?? null, effects });
  if (rule === null) write(simulation, response, last);
  else await writeFaulty(simulation, response, last, rule);
}

/** The servers' own answer; a mistake of the simulator shows as 500 with its text. */
function answer(simulation: Simulation, request: SimulatorRequest, effects: Effects): SimulatorReply {
  settle(simulation.world);
  settleTransactions(simulation.world);
  try {
    if (request.path === '/') return { status: 200, contentType: 'text/plain; charset=utf-8', body: SIMULATOR_LABEL };
    if (request.path.startsWith('/ivanti/')) return answerIvanti(simulation, request, effects);
    return answerKnox(simulation, request, effects);
  } catch (error) {
    const data = error instanceof Error ? error.message : String(error);
    return jsonReply(500, { errorId: 'simulator-bug', code: 5000000, message: 'INTERNAL_SERVER_ERROR', data });
  }
}

function limit(simulation: Simulation, request: SimulatorRequest): SimulatorReply | null {
  const { clock, switches } = simulation.world;
  if (switches.requestsPerSecond <= 0 || request.path.startsWith('/ams/')) return null;
  const now = clock.now();
  simulation.recentCalls = simulation.recentCalls.filter((at) => at > now - 1000);
  if (simulation.recentCalls.length < switches.requestsPerSecond) {
    simulation.recentCalls.push(now);
    return null;
  }
  const date = new Date(clock.serverNow() + 1000).toUTCString();
  return tooManyRequests({ seconds: '1', date, none: null }[switches.retryAfter]);
}

function endAccessToken(simulation: Simulation, { headers }: SimulatorRequest): void {
  const apiToken = headers['x-knox-apitoken'];
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const accessToken = typeof apiToken === 'string' ? innerAccessToken(apiToken) : bearer;
  if (accessToken !== undefined && accessToken !== null) simulation.endedTokens.add(accessToken);
}

function record(
  simulation: Simulation,
  request: SimulatorRequest,
  result: { status: number; fault: string | null; effects: Effects },
): void {
  const { method, path, query } = request;
  // Bodies of the token endpoints hold secrets.
  const body = path.startsWith('/ams/') ? '' : request.body.slice(0, KEPT_BODY);
  simulation.requests.push({
    at: simulation.world.clock.now(),
    method,
    path,
    query: query.toString(),
    body,
    ...result,
  });
  if (simulation.requests.length > KEPT_REQUESTS) simulation.requests.splice(0, KEPT_REQUESTS / 10);
}

function write(simulation: Simulation, response: ServerResponse, reply: SimulatorReply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, headersOf(simulation, reply, body.length));
  response.end(body);
}

async function writeFaulty(
  simulation: Simulation,
  response: ServerResponse,
  reply: SimulatorReply,
  rule: FaultRule,
): Promise<void> {
  const body = Buffer.from(reply.body);
  const half = body.subarray(0, Math.floor(body.length / 2));
  switch (rule.kind) {
    case 'reset-after-apply':
      response.socket?.resetAndDestroy();
      return;
    case 'truncate':
      response.writeHead(reply.status, headersOf(simulation, reply, half.length));
      response.end(half);
      return;
    case 'cut':
      response.writeHead(reply.status, headersOf(simulation, reply, body.length));
      response.write(half, () => response.socket?.destroy());
      return;
    case 'slow-body':
      response.writeHead(reply.status, headersOf(simulation, reply, body.length));
      await trickle(response, body, rule.delayMs ?? 200);
      return;
    default:
      write(simulation, response, reply);
  }
}

async function trickle(response: ServerResponse, body: Buffer, pauseMs: number): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / 20));
  for (let from = 0; from < body.length && !response.destroyed; from += size) {
    response.write(body.subarray(from, from + size));
    await sleep(pauseMs, undefined, { ref: false });
  }
  response.end();
}

async function flood(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  // It ends only when the client goes away, which is what it is for.
  await pipeline(Readable.from(spaces()), response).catch(() => {});
}

function* spaces(): Generator<Buffer> {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  for (;;) yield chunk;
}

function headersOf(simulation: Simulation, reply: SimulatorReply, length: number): Record<string, string | number> {
  return {
    Date: new Date(simulation.world.clock.serverNow()).toUTCString(),
    'Content-Type': reply.contentType,
    'Content-Length': length,
    'X-Simulator': SIMULATOR_LABEL,
    ...reply.headers,
  };
}

function readRequest(message: IncomingMessage, body: string): SimulatorRequest {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers: message.headers,
    body,
  };
}

async function readBody(message: IncomingMessage): Promise<string> {
  if (message.method === 'GET') return '';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
