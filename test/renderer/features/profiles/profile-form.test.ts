import { describe, expect, it } from 'vitest';
import {
  blankForm,
  createInput,
  stepProblem,
  stepsOf,
} from '../../../../src-renderer/features/profiles/profile-form.ts';

const user = { userId: 'u1', name: 'Ann', email: 'ann@x.example' };
const filled = {
  ...blankForm,
  ...{ name: '  Pop-up depot ', description: ' Summer ', days: '30', user, singleDevice: true },
  configuration: [{ group: 'ivanti' as const, name: 'quickStart', value: true }],
};
const tenant = { taken: ['Couriers FR'], hasIvanti: true };

describe('the wizard', () => {
  it('begins with a token of 7 days (behaviours 45, 56)', () => {
    expect(blankForm).toMatchObject({ withoutToken: false, days: '7', user: null, configuration: [] });
  });

  it('leads through user, token and configuration, or ends at once without a token (behaviours 46, 47)', () => {
    expect(stepsOf(blankForm)).toEqual(['profile', 'token', 'configuration']);
    expect(stepsOf({ withoutToken: true })).toEqual(['profile']);
  });

  it('stops at a name that Samsung would refuse', () => {
    expect(stepProblem(blankForm, 'profile', tenant)).toMatchObject({ field: 'name', problem: { kind: 'empty' } });
    const taken = stepProblem({ ...filled, name: 'couriers fr' }, 'profile', tenant);
    expect(taken).toMatchObject({ problem: { kind: 'taken' } });
    expect(stepProblem(filled, 'profile', tenant)).toBeNull();
  });

  it.each(['6', '1000', '7.5', '', 'soon'])('stops at a life of %j days (behaviour 55)', (days) => {
    expect(stepProblem({ ...filled, days }, 'token', tenant)).toEqual({ field: 'days' });
    expect(stepProblem({ ...filled, days }, 'token', { ...tenant, hasIvanti: false })).toBeNull();
  });

  it('accepts 7 and 999 days, and leaves the user out when none is selected (behaviours 49, 55)', () => {
    for (const days of ['7', '999']) expect(stepProblem({ ...filled, days }, 'token', tenant)).toBeNull();
    expect(createInput({ ...filled, user: null }, true).userId).toBeNull();
  });
});

describe('what is asked of the desk', () => {
  it('is all that was filled in', () => {
    expect(createInput(filled, true)).toEqual({
      settings: {
        ...{ name: 'Pop-up depot', description: 'Summer', withoutToken: false, singleDevice: true, systemApps: false },
        configuration: filled.configuration,
      },
      days: 30,
      userId: 'u1',
    });
  });

  it('without a token has no life, no user and no configuration, whatever was filled in before', () => {
    const input = createInput({ ...filled, withoutToken: true }, true);
    expect(input).toMatchObject({ days: null, userId: null, settings: { withoutToken: true, configuration: [] } });
  });

  it('without Ivanti keeps the configuration and issues nothing', () => {
    const input = createInput(filled, false);
    expect(input).toMatchObject({ days: null, userId: null, settings: { configuration: filled.configuration } });
  });
});
