import { describe, expect, it } from 'vitest';
import { ivantiWireSchema } from '../../../../src-main/desk/remote/ivanti/wire.ts';
import { usualIvantiWire } from './usual-wire.ts';

describe('the dialect of Ivanti that is shipped', () => {
  it('passes its own schema', async () => {
    const wire = await usualIvantiWire();
    expect(ivantiWireSchema.safeParse(wire).success).toBe(true);
    for (const path of [wire.actions.issue, wire.actions.setUser, wire.actions.refresh, wire.actions.extend]) {
      expect(path).toContain('/{id}/');
    }
  });
});
