import { describe, expect, it } from 'vitest';
import { deviceStates } from '#shared/domain/device.ts';
import { knoxWireSchema } from '../../../../src-main/desk/remote/knox/wire.ts';
import { usualKnoxWire } from './usual-wire.ts';

describe('the dialect of Samsung that is shipped', () => {
  it('passes its own schema and has words for every state but unknown', async () => {
    const wire = await usualKnoxWire();
    expect(knoxWireSchema.safeParse(wire).success).toBe(true);
    expect([...Object.keys(wire.states), 'unknown'].sort()).toEqual([...deviceStates].sort());
  });

  it('asks for no more than the app needs, at a pace nobody minds', async () => {
    const { oauth, limits } = await usualKnoxWire();
    expect(oauth.scopes).toEqual([
      'kme.devices:view',
      'kme.devices:manage',
      'kme.profiles:view',
      'kme.profiles:manage',
    ]);
    expect(limits).toEqual({ pageSize: 100, devicesPerCall: 500, requestsPerSecond: 5 });
  });
});
