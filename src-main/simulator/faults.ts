import type { SimulatorReply } from './simulator-reply.ts';

/** What can go wrong between a client and a server (reliability 2.5). */
export type FaultKind =
  /** Another status; nothing is done. */
  | 'status'
  /** A page of a captive portal instead of JSON; nothing is done. */
  | 'html'
  /** Done, but only half of the answer's body is sent, as if that were all. */
  | 'truncate'
  /** Done, but the connection breaks in the middle of the answer. */
  | 'cut'
  /** The connection breaks before anything is done. */
  | 'reset-before'
  /** Done, then the connection breaks without an answer. */
  | 'reset-after-apply'
  /** Done late. */
  | 'delay'
  /** Never answered; nothing is done. */
  | 'hang'
  /** 429; nothing is done. */
  | 'rate-limit'
  /** The access token of the request is over before its time. */
  | 'expire-access-token'
  /** Done; the body arrives in small pieces, `delayMs` apart. */
  | 'slow-body'
  /** A body that never ends; nothing is done. */
  | 'endless-body'
  /** Delivered twice, as by a proxy that repeats a request; the second answer is sent. */
  | 'deliver-twice';

/** A fault to come. `match` is a method (or `*`), a space, and how the path begins. */
export type FaultRule = {
  match: string;
  /** Only requests whose body holds this text, such as the id of a device. */
  holds?: string;
  kind: FaultKind;
  /** How often it happens; without it, always. */
  times?: number;
  /** How many matching requests are let through first. */
  skip?: number;
  status?: number;
  body?: string;
  delayMs?: number;
  /** Retry-After of a 429 as it is sent: seconds or an HTTP date; without it the header is absent. */
  retryAfter?: number | string;
};

/** A rule and how far it is used up. */
export type ActiveFault = { rule: FaultRule; left: number; skip: number };

const KINDS: readonly FaultKind[] = [
  'status',
  'html',
  'truncate',
  'cut',
  'reset-before',
  'reset-after-apply',
  'delay',
  'hang',
  'rate-limit',
  'expire-access-token',
  'slow-body',
  'endless-body',
  'deliver-twice',
];

/** A rule ready for use; throws Error when it makes no sense. */
export function readyFault(rule: FaultRule): ActiveFault {
  if (!KINDS.includes(rule.kind)) throw new Error(`no fault is called ${rule.kind}`);
  if (!/^(\*|[A-Z]+) \//.test(rule.match)) throw new Error('match is a method or *, a space and the start of a path');
  return { rule, left: rule.times ?? Number.POSITIVE_INFINITY, skip: rule.skip ?? 0 };
}

/** The first rule that applies to a request, used up by one; null when there is none. */
export function takeFault(
  faults: ActiveFault[],
  { method, path, body }: { method: string; path: string; body: string },
): FaultRule | null {
  for (const fault of faults) {
    const [wantedMethod, wantedPath = '/'] = fault.rule.match.split(' ');
    if (fault.rule.holds !== undefined && !body.includes(fault.rule.holds)) continue;
    if (fault.left <= 0 || (wantedMethod !== '*' && wantedMethod !== method) || !path.startsWith(wantedPath)) continue;
    if (fault.skip > 0) {
      fault.skip -= 1;
      continue;
    }
    fault.left -= 1;
    return fault.rule;
  }
  return null;
}

/** The answer a rule puts in the place of the server's; null when the server answers itself. */
export function replyOf(rule: FaultRule): SimulatorReply | null {
  switch (rule.kind) {
    case 'status': {
      const status = rule.status ?? 500;
      const usual = { errorId: 'simulated-fault', code: status * 10_000, message: 'SIMULATED_FAULT' };
      return { status, contentType: 'application/json', body: rule.body ?? JSON.stringify(usual) };
    }
    case 'html': {
      const page = '<!doctype html><title>Sign in</title><h1>Please accept the terms of this network</h1>';
      return { status: rule.status ?? 200, contentType: 'text/html; charset=utf-8', body: rule.body ?? page };
    }
    case 'rate-limit':
      return tooManyRequests(rule.retryAfter === undefined ? null : String(rule.retryAfter));
    default:
      return null;
  }
}

/** 429 with or without Retry-After. */
export function tooManyRequests(retryAfter: string | null): SimulatorReply {
  const body = JSON.stringify({ errorId: 'simulated-limit', code: 4290000, message: 'TOO_MANY_REQUESTS' });
  const headers: Record<string, string> = retryAfter === null ? {} : { 'Retry-After': retryAfter };
  return { status: 429, contentType: 'application/json', body, headers };
}
