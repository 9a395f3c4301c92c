import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { repeatRead } from '../../../src-main/desk/remote/repeat-read.ts';
import { expectAppError, never } from './expect-app-error.ts';
import { createFakeClock } from './fake-clock.ts';

function failing(code: ErrorCode, times: number, details: ErrorDetails = {}) {
  const clock = createFakeClock();
  let calls = 0;
  const run = (random = 0.5) =>
    repeatRead({ clock, random: () => random }, never, async () => {
      calls += 1;
      if (calls <= times) throw new AppError(code, 'failed', details);
      return calls;
    });
  return { clock, run, calls: () => calls };
}

describe('repeatRead', () => {
  it.each(['connection_lost', 'answer_incomplete', 'server_failed'] as const)('tries %s three times', async (code) => {
    expect(await failing(code, 2).run()).toBe(3);
    const hopeless = failing(code, 99);
    await expectAppError(hopeless.run(), code);
    expect(hopeless.calls()).toBe(3);
  });

  it('tries once more what came too late', async () => {
    const slow = failing('timeout', 99);
    await expectAppError(slow.run(), 'timeout');
    expect(slow.calls()).toBe(2);
  });

  it.each(['offline', 'credentials_refused', 'server_refused', 'tls_refused', 'cancelled', 'not_json'] as const)(
    'does not try %s again',
    async (code) => {
      const once = failing(code, 1);
      await expectAppError(once.run(), code);
      expect(once.calls()).toBe(1);
    },
  );

  it('does not sign in again by itself, whatever failed there (reliability F35)', async () => {
    for (const code of ['server_failed', 'timeout', 'connection_lost'] as const) {
      const once = failing(code, 1, { step: 'accessToken' });
      await expectAppError(once.run(), code);
      expect(once.calls()).toBe(1);
    }
  });

  it('waits by chance up to a bound that doubles', async () => {
    const nearly = failing('server_failed', 2);
    await nearly.run(0.999);
    expect(nearly.clock.sleeps.map(Math.round)).toEqual([400, 799]);
    const at0 = failing('server_failed', 2);
    await at0.run(0);
    expect(at0.clock.sleeps).toEqual([0, 0]);
  });

  it('waits as long as the server asks for, unless that is long', async () => {
    const short = failing('rate_limited', 1, { retryAfterMs: 3_000 });
    await short.run();
    expect(short.clock.sleeps).toEqual([3_000]);
    const long = failing('rate_limited', 1, { retryAfterMs: 60_000 });
    await expectAppError(long.run(), 'rate_limited');
    expect(long.clock.sleeps).toEqual([]);
  });

  it('lets what was not expected through', async () => {
    const context = { clock: createFakeClock(), random: () => 0 };
    const broken = repeatRead(context, never, () => Promise.reject(new TypeError('a bug')));
    await expect(broken).rejects.toThrow(TypeError);
  });
});
