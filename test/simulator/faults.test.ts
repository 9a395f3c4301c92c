import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KME, type KnoxCaller, openSimulator, rowsOf } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

const LIST = `${KME}/devices/list`;
const list = (query = '') => knox.call('GET', LIST + query);

function assignOne() {
  const { control } = knox.simulator;
  const deviceId = String(control.listDevices({ state: 'unassigned', limit: 1 }).devices[0]?.deviceId);
  const profileId = control.listProfiles()[0]?.profileId;
  const send = () => knox.call('PUT', `${KME}/devices/assignProfile`, { profileId, deviceIds: [deviceId] });
  return { deviceId, send, state: () => control.listDevices({ identifier: deviceId }).devices[0]?.state };
}

describe('a fault', () => {
  it('happens as often as told, after as many requests as told, on its path only', async () => {
    knox.simulator.control.setFault({ match: `GET ${LIST}`, kind: 'status', status: 503, times: 2, skip: 1 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await list()).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect((await knox.call('GET', `${KME}/profiles/list`)).status).toBe(200);
  });

  it('is forgotten when faults are cleared', async () => {
    knox.simulator.control.setFault({ match: '* /', kind: 'status' });
    expect((await list()).status).toBe(500);
    knox.simulator.control.clearFaults();
    expect((await list()).status).toBe(200);
  });

  it('meets only the requests that hold a text, if it names one', async () => {
    const change = assignOne();
    knox.simulator.control.setFault({ match: '* /', kind: 'status', status: 500, holds: 'some other device' });
    expect((await change.send()).status).toBe(200);
    knox.simulator.control.setFault({ match: '* /', kind: 'status', status: 500, holds: change.deviceId });
    expect((await change.send()).status).toBe(500);
  });

  it('is refused when it makes no sense', () => {
    const { control } = knox.simulator;
    expect(() => control.setFault({ match: 'everything', kind: 'hang' })).toThrow('match is');
    expect(() => control.setFault({ match: '* /', kind: 'fire' as 'hang' })).toThrow('no fault is called fire');
  });

  it('can be a page of HTML instead of JSON', async () => {
    knox.simulator.control.setFault({ match: `GET ${LIST}`, kind: 'html' });
    const answer = await list();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.text).toContain('<h1>');
  });

  it('can be half an answer that looks whole', async () => {
    const whole = (await list()).text;
    knox.simulator.control.setFault({ match: `GET ${LIST}`, kind: 'truncate' });
    const { text } = await list();
    expect(text).toBe(whole.slice(0, text.length));
    expect(text.length).toBeLessThan(whole.length);
    expect(() => JSON.parse(text)).toThrow();
  });

  it('can be a connection that breaks in the middle of the answer', async () => {
    knox.simulator.control.setFault({ match: `GET ${LIST}`, kind: 'cut', times: 1 });
    await expect(list()).rejects.toThrow();
    expect((await list()).status).toBe(200);
  });

  it('can be a connection that breaks before anything was done', async () => {
    const change = assignOne();
    knox.simulator.control.setFault({ match: `PUT ${KME}`, kind: 'reset-before', times: 1 });
    await expect(change.send()).rejects.toThrow();
    expect(change.state()).toBe('unassigned');
    expect(knox.simulator.control.effects()).toEqual({});
  });

  it('can be a connection that breaks after all was done', async () => {
    const change = assignOne();
    knox.simulator.control.setFault({ match: `PUT ${KME}`, kind: 'reset-after-apply', times: 1 });
    await expect(change.send()).rejects.toThrow();
    expect(change.state()).toBe('assigned');
    expect(knox.simulator.control.effects()).toEqual({ [change.deviceId]: { assign: 1 } });
    expect(knox.simulator.control.requests().at(-1)).toMatchObject({
      fault: 'reset-after-apply',
      effects: { [change.deviceId]: 1 },
    });
  });

  it('can be a request that arrives twice', async () => {
    const change = assignOne();
    knox.simulator.control.setFault({ match: `PUT ${KME}`, kind: 'deliver-twice', times: 1 });
    expect((await change.send()).status).toBe(200);
    expect(knox.simulator.control.effects()).toEqual({ [change.deviceId]: { assign: 2 } });
  });

  it('can be an answer that comes late, or in small pieces', async () => {
    const timed = async (kind: 'delay' | 'slow-body', delayMs: number) => {
      knox.simulator.control.setFault({ match: `GET ${LIST}`, kind, delayMs, times: 1 });
      const begun = performance.now();
      const answer = await list();
      expect(rowsOf(answer, 'deviceList')).toHaveLength(100);
      return performance.now() - begun;
    };
    expect(await timed('delay', 120)).toBeGreaterThan(110);
    expect(await timed('slow-body', 10)).toBeGreaterThan(110);
  });

  it('can be silence', async () => {
    knox.simulator.control.setFault({ match: `GET ${LIST}`, kind: 'hang', times: 1 });
    const ended = await new Promise<string>((resolve) => {
      const silent = httpRequest(`${knox.simulator.baseUrl}${LIST}`, { timeout: 150 }, () => resolve('answer'));
      silent.on('timeout', () => silent.destroy()).on('close', () => resolve('nothing'));
      silent.on('error', () => {}).end();
    });
    expect(ended).toBe('nothing');
  });

  it('can be a body that never ends', async () => {
    knox.simulator.control.setFault({ match: `GET ${LIST}`, kind: 'endless-body', times: 1 });
    const received = await new Promise<number>((resolve) => {
      let bytes = 0;
      const flood = httpRequest(`${knox.simulator.baseUrl}${LIST}`, (response) => {
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > 5_000_000) flood.destroy();
        });
        response.on('error', () => {}).on('close', () => resolve(bytes));
      });
      flood.on('error', () => {}).end();
    });
    expect(received).toBeGreaterThan(5_000_000);
    expect((await list()).status).toBe(200);
  });

  it('can be a limit with or without a time to wait', async () => {
    const { control } = knox.simulator;
    control.setFault({ match: `GET ${LIST}`, kind: 'rate-limit', times: 1, retryAfter: 7 });
    control.setFault({
      match: `GET ${LIST}`,
      kind: 'rate-limit',
      times: 1,
      retryAfter: 'Mon, 15 Jun 2026 10:05:00 GMT',
    });
    control.setFault({ match: `GET ${LIST}`, kind: 'rate-limit', times: 1 });
    const answers = [await list(), await list(), await list()];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 429]);
    const headers = answers.map((answer) => answer.headers.get('retry-after'));
    expect(headers).toEqual(['7', 'Mon, 15 Jun 2026 10:05:00 GMT', null]);
  });

  it('can be an access token that ends in mid-batch', async () => {
    knox.simulator.control.setFault({ match: `GET ${LIST}`, kind: 'expire-access-token', times: 1, skip: 1 });
    expect((await list()).status).toBe(200);
    expect((await list()).body).toMatchObject({ code: 4032251, message: 'ACCESS_TOKEN_EXPIRED' });
    expect((await list()).status).toBe(403);
    const fresh = String((await knox.bearer()).body.access_token);
    expect((await knox.send('GET', LIST, { headers: { authorization: `Bearer ${fresh}` } })).status).toBe(200);
  });
});

describe('the rate limit', () => {
  it('refuses what goes beyond it within a second, token requests excepted', async () => {
    const { control } = knox.simulator;
    control.setSwitches({ requestsPerSecond: 3 });
    const statuses = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await list('?pageSize=1')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await knox.bearer()).status).toBe(200);
    expect((await list()).headers.get('retry-after')).toBe('1');
    control.setSwitches({ retryAfter: 'date' });
    expect(Date.parse((await list()).headers.get('retry-after') ?? '')).toBe(Date.UTC(2026, 5, 15, 10, 0, 1));
    control.advanceClock(1001);
    expect((await list()).status).toBe(200);
  });
});

describe('latency', () => {
  it('holds every answer back', async () => {
    knox.simulator.control.setSwitches({ latencyMs: 80 });
    const begun = performance.now();
    await list('?pageSize=1');
    expect(performance.now() - begun).toBeGreaterThan(70);
  });
});
