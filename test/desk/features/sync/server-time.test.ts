import { describe, expect, it } from 'vitest';
import { markMoment } from '../../../../src-main/desk/features/sync/server-time.ts';
import type { KnoxClient, Services } from '../../../../src-main/desk/services.ts';
import { createFastClock } from '../../../helpers/fast-clock.ts';

describe('a moment in the server’s time', () => {
  it('is told by the offset learnt later, and not moved by a wall clock that jumps back and forth', () => {
    const clock = createFastClock(0.001);
    let offset = 0;
    const began = clock.now().getTime();
    const moment = markMoment({ clock } as unknown as Services, { clockOffsetMs: () => offset } as KnoxClient);
    clock.advance(60_000);
    offset = -7_200_000;
    expect(Math.abs(moment().getTime() - (began - 7_200_000))).toBeLessThan(50);
  });
});
