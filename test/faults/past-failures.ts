import type { Step } from './random-steps.ts';

/** Steps that once broke an invariant, as fast-check printed them. */
export const pastFailures: readonly { what: string; steps: readonly Step[] }[] = [
  {
    what: 'a new value, a later end and another new value of one token wait for one another no more (I5)',
    steps: [
      { do: 'offline' },
      { do: 'refresh', profile: 0 },
      { do: 'extend', profile: 0, days: 900 },
      { do: 'refresh', profile: 0 },
    ],
  },
  {
    what: 'a new token value puts no settings back that are under way (I2)',
    steps: [{ do: 'offline' }, { do: 'update', profile: 2 }, { do: 'refresh', profile: 2 }],
  },
];
