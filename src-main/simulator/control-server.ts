import type { IncomingMessage } from 'node:http';
import type { SimulatorControl } from './control.ts';
import { SIMULATOR_LABEL, type Simulation } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';

type Command = (input: never) => unknown;

/**
 * The control port for tests in other processes: POST /control/<name> with the one argument as JSON, answered by
 * { ok: true, value } or { ok: false, error }. GET /control/state and /control/credentials only read.
 */
export function answerControl(
  simulation: Simulation,
  control: SimulatorControl,
  request: { method: string; name: string; body: string },
): SimulatorReply {
  if (request.method === 'GET') return answerRead(simulation, request.name);
  const command = Object.hasOwn(control, request.name) ? control[request.name as keyof SimulatorControl] : undefined;
  if (request.method !== 'POST' || command === undefined) return refuse(404, `no control is called ${request.name}`);
  try {
    const input: unknown = request.body === '' ? undefined : JSON.parse(request.body);
    const value = (command as Command)(unwrap(request.name, input) as never);
    return jsonReply(200, { ok: true, value: value ?? null });
  } catch (error) {
    return refuse(400, error instanceof Error ? error.message : String(error));
  }
}

/** Whether a request may use the control port: from this machine, by no web page. */
export function mayControl(message: IncomingMessage): boolean {
  const { remoteAddress } = message.socket;
  const isLocal = remoteAddress === '127.0.0.1' || remoteAddress === '::ffff:127.0.0.1';
  const host = (message.headers.host ?? '').replace(/:\d+$/, '');
  return isLocal && (host === '127.0.0.1' || host === 'localhost') && message.headers.origin === undefined;
}

function answerRead(simulation: Simulation, name: string): SimulatorReply {
  const { world, credentials, faults, revoked, requests } = simulation;
  if (name === 'credentials') return jsonReply(200, { ok: true, value: credentials });
  if (name !== 'state') return refuse(404, `nothing is called ${name}`);
  const value = {
    label: SIMULATOR_LABEL,
    seed: world.seed,
    devices: world.total - world.deleted.size,
    serverTime: new Date(world.clock.serverNow()).toISOString(),
    switches: world.switches,
    faults: faults.map(({ rule, left }) => ({ ...rule, left: Number.isFinite(left) ? left : null })),
    revoked,
    requests: requests.length,
  };
  return jsonReply(200, { ok: true, value });
}

/** Commands of one number or text take it bare, or by this name. */
const namedArguments = new Map([
  ['advanceClock', 'ms'],
  ['setClockSkew', 'ms'],
  ['approveUpload', 'uploadId'],
]);

function unwrap(command: string, input: unknown): unknown {
  const name = namedArguments.get(command);
  if (name === undefined || typeof input !== 'object' || input === null) return input;
  return (input as Record<string, unknown>)[name];
}

function refuse(status: number, error: string): SimulatorReply {
  return jsonReply(status, { ok: false, error });
}
