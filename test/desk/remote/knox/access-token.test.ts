import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { createAccessTokenHolder } from '../../../../src-main/desk/remote/knox/access-token.ts';
import { expectAppError, never } from '../expect-app-error.ts';
import { createFakeClock } from '../fake-clock.ts';

function setUp(lifeMs = 600_000) {
  const clock = createFakeClock();
  let fetched = 0;
  const gates: (() => void)[] = [];
  const state = { gated: false, fail: null as AppError | null };
  const holder = createAccessTokenHolder(clock, async () => {
    fetched += 1;
    if (state.gated) await new Promise<void>((open) => gates.push(open));
    if (state.fail !== null) throw state.fail;
    return { value: `token ${fetched}`, lifeMs };
  });
  const open = () => {
    for (const gate of gates.splice(0)) gate();
  };
  return { clock, holder, state, fetched: () => fetched, open };
}

describe('the access token holder', () => {
  it('fetches once for any number of callers at the same time', async () => {
    const { holder, state, fetched, open } = setUp();
    state.gated = true;
    const all = Promise.all(Array.from({ length: 50 }, () => holder.get(never)));
    await Promise.resolve();
    open();
    expect(new Set((await all).map(({ value }) => value))).toEqual(new Set(['token 1']));
    expect(fetched()).toBe(1);
  });

  it.each([
    [600_000, 539_999, 540_000],
    [60_000, 47_999, 48_000],
    [10_000, 7_999, 8_000],
  ])('renews a life of %i ms after %i and before %i', async (lifeMs, stillGood, over) => {
    const { clock, holder, fetched } = setUp(lifeMs);
    await holder.get(never);
    clock.advance(stillGood);
    await holder.get(never);
    expect(fetched()).toBe(1);
    clock.advance(over - stillGood);
    await holder.get(never);
    expect(fetched()).toBe(2);
  });

  it('renews once for many calls refused with the same access token', async () => {
    const { holder, fetched } = setUp();
    const { generation } = await holder.get(never);
    await Promise.all(Array.from({ length: 20 }, () => holder.renew(generation, never)));
    expect(fetched()).toBe(2);
    await holder.renew(generation, never);
    expect(fetched()).toBe(2);
    expect((await holder.get(never)).value).toBe('token 2');
  });

  it('makes callers wait for a renewal under way rather than use the old one', async () => {
    const { holder, state, open } = setUp();
    const { generation } = await holder.get(never);
    state.gated = true;
    const renewing = holder.renew(generation, never);
    const waiting = holder.get(never);
    await Promise.resolve();
    open();
    await renewing;
    expect((await waiting).value).toBe('token 2');
  });

  it('tells every caller of a failure, names the step, and tries again next time', async () => {
    const { holder, state, fetched } = setUp();
    state.fail = new AppError('credentials_refused', 'no', { httpStatus: 401 });
    const errors = await Promise.all([1, 2].map(() => expectAppError(holder.get(never), 'credentials_refused')));
    for (const { details } of errors) expect(details).toEqual({ httpStatus: 401, step: 'accessToken' });
    state.fail = null;
    expect((await holder.get(never)).value).toBe('token 2');
    expect(fetched()).toBe(2);
  });

  it('lets one caller leave without stopping the others', async () => {
    const { holder, state, fetched, open } = setUp();
    state.gated = true;
    const caller = new AbortController();
    const leaving = holder.get(caller.signal);
    const staying = holder.get(never);
    caller.abort();
    await expectAppError(leaving, 'cancelled');
    open();
    expect((await staying).value).toBe('token 1');
    expect(fetched()).toBe(1);
  });
});
