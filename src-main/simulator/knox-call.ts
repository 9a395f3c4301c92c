import { KnoxRefusal } from './knox-errors.ts';
import type { Effects, Simulation } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';

/** One authorised call of a KME endpoint. */
export type KnoxCall = {
  simulation: Simulation;
  query: URLSearchParams;
  /** The variable parts of the path. */
  params: readonly string[];
  /** Empty for calls without a body. */
  body: Record<string, unknown>;
  effects: Effects;
};

const MAX_ID = 64;
const DEFAULT_PAGE = 100;

/** A total as the switches want it: number or text. */
export function total(simulation: Simulation, count: number): number | string {
  return simulation.world.switches.totalsAsText ? String(count) : count;
}

/** A time as the switches want it: number or text. */
export function time(simulation: Simulation, at: number): number | string {
  return simulation.world.switches.timesAsText ? String(at) : at;
}

/** Where a page begins and how many rows are granted; refuses numbers that are none. */
export function readPaging(call: KnoxCall): { page: number; first: number; count: number } {
  const page = readCount(call.query.get('pageNum'), 0, 0);
  const asked = readCount(call.query.get('pageSize'), DEFAULT_PAGE, 1);
  const count = Math.min(asked, call.simulation.world.switches.maxPageSize);
  return { page, first: page * count, count };
}

function readCount(text: string | null, usual: number, least: number): number {
  if (text === null || text === '') return usual;
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < least) {
    throw new KnoxRefusal('RESOURCE_INVALID_PARAM', `pageNum or pageSize is no whole number of at least ${least}`);
  }
  return value;
}

/**
 * Checks customerId, in the query or the body: needed with a signed access token, optional with a bearer token
 * (knox-api 1). Also the MSP header, which has to name the same tenant here.
 */
export function checkCustomer(call: KnoxCall, needed: boolean, managedTenant: string | undefined): void {
  const own = call.simulation.credentials.customerId;
  const given = call.query.get('customerId') ?? call.body.customerId;
  if (managedTenant !== undefined && managedTenant !== own) throw new KnoxRefusal('TENANT_NOT_FOUND');
  if (given === undefined || given === null || given === '') {
    if (needed) throw new KnoxRefusal('CUSTOMER_ID_INVALID', 'customerId is needed');
    return;
  }
  const text = String(given);
  if (text.length > MAX_ID || !/^[A-Za-z0-9]+$/.test(text)) throw new KnoxRefusal('CUSTOMER_ID_INVALID');
  if (text !== own) throw new KnoxRefusal('TENANT_MISMATCH');
}

/** A list of ids in a body; refuses what is no list of texts, an empty list, and more than the switches allow. */
export function readIdList(simulation: Simulation, ...values: unknown[]): string[] {
  const ids: string[] = [];
  for (const value of values) {
    if (value === undefined || value === null) continue;
    const isList = Array.isArray(value) && value.every((id) => typeof id === 'string');
    if (!isList) throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'a list of texts is expected');
    ids.push(...(value as string[]));
  }
  if (ids.length === 0) throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'no device is named');
  if (new Set(ids).size > simulation.world.switches.maxDevicesPerCall) throw new KnoxRefusal('TOO_MANY_DEVICES');
  return ids;
}

/** A text of a body, at most 64 signs; refuses any other. */
export function readText(value: unknown, name: string, most = MAX_ID): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= most) return value;
  throw new KnoxRefusal('RESOURCE_INVALID_PARAM', `${name} is needed`);
}

/** The refusal as Samsung words it; the 401 example of the documentation has no errorId. */
export function refusalReply(simulation: Simulation, refusal: KnoxRefusal, errorId: string): SimulatorReply {
  const { status, code, message, data } = refusal;
  const shown = simulation.world.switches.codesAsText ? String(code) : code;
  const error = status === 401 ? { code: shown, message } : { errorId, code: shown, message };
  return jsonReply(status, data === undefined ? error : { ...error, data });
}
