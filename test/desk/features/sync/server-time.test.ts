import { describe, expect, it } from 'vitest';
import { markMoment, serverTime } from '../../../../src-main/desk/features/sync/server-time.ts';
import { createServerClock } from '../../../../src-main/desk/remote/server-clock.ts';
import type { KnoxClient, Services } from '../../../../src-main/desk/services.ts';
import { createFastClock } from '../../../helpers/fast-clock.ts';
import { answerOf } from '../../remote/answer-of.ts';

describe('a moment in the server’s time', () => {
  it('is told by the clock learnt later, in ISO text too', () => {
    const clock = createFastClock(0.001);
    const services = { clock } as unknown as Services;
    const server = createServerClock(clock);
    const knox = { serverTimeAt: (moment) => new Date(server.atMs(moment)) } satisfies Pick<KnoxClient, 'serverTimeAt'>;
    const began = clock.now().getTime();
    const moment = markMoment(services, knox);
    clock.advance(60_000);
    const date = new Date(began + 60_000 - 7_200_000).toUTCString();
    server.note({ ...answerOf({}, 200, { date }), elapsedMs: 0 });
    expect(Math.abs(moment().getTime() - (began - 7_200_000))).toBeLessThan(1_050);
    expect(Math.abs(Date.parse(serverTime(services, knox)) - Date.parse(date))).toBeLessThan(1_050);
  });
});
