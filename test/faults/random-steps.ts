import fc from 'fast-check';
import type { FaultKind } from '../../src-main/simulator/faults.ts';

/** Devices all steps fight over: few, so that changes meet. */
export const CONTESTED = 8;

const devices = fc.uniqueArray(fc.nat(CONTESTED - 1), { minLength: 1, maxLength: 5 });
const place = fc.nat(3);
const change = fc.nat(9);
const profile = fc.nat(2);

/** Faults a client can meet and outlive at once; what hangs waits for real deadlines and has tests of its own. */
const kinds = [
  ...['reset-after-apply', 'reset-before', 'status', 'html', 'truncate', 'cut', 'delay', 'rate-limit'],
  ...['expire-access-token', 'slow-body'],
] as FaultKind[];
const where = [
  'PUT /kcs/v1/kme/devices',
  'POST /kcs/v1/kme/devices',
  'PUT /kcs/v1/kme/profiles',
  '* /kcs',
  'POST /ivanti',
  '* /ivanti',
];

const of = <Name extends string, Rest>(name: Name, rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> }) =>
  fc.record({ do: fc.constant(name), ...rest }) as fc.Arbitrary<{ do: Name } & Rest>;

/** What people, portals, networks and machines do (reliability 2.3), as plain data: a failure can be kept and replayed. */
export const steps = [
  of('move', { devices, to: place }),
  of('move', { devices, to: place }),
  of('unassign', { devices }),
  of('delete', { devices }),
  of('approve', {}),
  of('hold', { devices, hold: fc.boolean() }),
  of('extend', { profile, days: fc.constantFrom(100, 400, 900) }),
  of('refresh', { profile }),
  of('create', { name: fc.nat(1), withoutToken: fc.boolean() }),
  of('update', { profile }),
  of('user', { profile, user: fc.nat(2) }),
  of('edit', { device: fc.nat(3) }),
  of('remove', { device: fc.nat(3) }),
  of('add', { device: fc.nat(3) }),
  of('import', { file: fc.nat(1) }),
  of('undo', { change }),
  of('undo', { change }),
  of('settle', { change, mine: fc.boolean() }),
  of('portal', { device: fc.nat(CONTESTED - 1), to: place }),
  of('sync', { full: fc.boolean() }),
  of('pause', { paused: fc.boolean() }),
  of('send now', {}),
  of('offline', {}),
  of('online', {}),
  of('restart', {}),
  of('kill', {}),
  of('advance', { ms: fc.constantFrom(2_000, 60_000, 3_600_000, 86_400_000) }),
  of('set wall clock', { ms: fc.constantFrom(-86_400_000, 0, 86_400_000) }),
  of('fault', {
    kind: fc.constantFrom(...kinds),
    where: fc.constantFrom(...where),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  of('fault', {
    kind: fc.constantFrom(...kinds),
    where: fc.constantFrom(...where),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  of('no faults', {}),
  of('wait', { realMs: fc.nat(60) }),
  of('wait', { realMs: fc.nat(60) }),
] as const;

/** One of them. */
export type Step = (typeof steps)[number] extends fc.Arbitrary<infer One> ? One : never;
