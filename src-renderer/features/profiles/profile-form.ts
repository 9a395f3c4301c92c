import type { CommandInput } from '#shared/contract.ts';
import type { Configuration } from '#shared/domain/configuration.ts';
import { DEFAULT_DAYS, readDays } from '#shared/domain/enrollment-token.ts';
import type { AssociatedUser } from '#shared/domain/profile.ts';
import { type ProfileNameProblem, profileNameProblem } from '#shared/domain/profile-name.ts';

/** What the wizard asks for, as it is typed (behaviours 45 to 59). */
export type ProfileForm = {
  name: string;
  description: string;
  withoutToken: boolean;
  singleDevice: boolean;
  systemApps: boolean;
  user: AssociatedUser | null;
  days: string;
  configuration: Configuration;
};

/** The steps after the type of profile was chosen. */
export type WizardStep = 'profile' | 'token' | 'configuration';

/** Nothing filled in: with a token of 7 days (behaviours 45, 56). */
export const blankForm: ProfileForm = {
  name: '',
  description: '',
  withoutToken: false,
  singleDevice: false,
  systemApps: false,
  user: null,
  days: String(DEFAULT_DAYS),
  configuration: [],
};

/** The steps a form leads through: without a token the wizard ends at the first (behaviours 46, 47). */
export function stepsOf({ withoutToken }: Pick<ProfileForm, 'withoutToken'>): readonly WizardStep[] {
  return withoutToken ? ['profile'] : ['profile', 'token', 'configuration'];
}

/** What keeps the person from going on from a step; null when nothing does. */
export type StepProblem = { field: 'name'; problem: ProfileNameProblem } | { field: 'days' };

/** What is wrong in a step; `taken` are the names of the other profiles, and only Ivanti's tokens have a life to choose. */
export function stepProblem(
  form: ProfileForm,
  step: WizardStep,
  { taken, hasIvanti }: { taken: readonly string[]; hasIvanti: boolean },
): StepProblem | null {
  if (step === 'profile') {
    const problem = profileNameProblem(form.name, taken);
    return problem && { field: 'name', problem };
  }
  return step === 'token' && hasIvanti && readDays(form.days) === null ? { field: 'days' } : null;
}

/** What is asked of the desk; a profile without a token has no user and no configuration of its own yet. */
export function createInput(form: ProfileForm, hasIvanti: boolean): CommandInput<'profiles.create'> {
  const { name, description, withoutToken, singleDevice, systemApps, configuration } = form;
  const tokenIsIvantis = hasIvanti && !withoutToken;
  return {
    settings: {
      ...{ name: name.trim(), description: description.trim(), withoutToken, singleDevice, systemApps },
      configuration: withoutToken ? [] : configuration,
    },
    days: tokenIsIvantis ? readDays(form.days) : null,
    userId: tokenIsIvantis ? (form.user?.userId ?? null) : null,
  };
}
