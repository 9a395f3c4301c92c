import { type ProfileNameProblem, profileNameProblem } from '#shared/domain/profile-name.ts';
import type { CsvReport } from '#shared/domain/self-maintained.ts';

/** What is entered in the wizard beside the file. */
export type WizardForm = {
  name: string;
  /** Null until *+Add description* was pressed. */
  description: string | null;
  withoutToken: boolean;
  userId: string | null;
  mode: 'all-or-nothing' | 'good-rows';
};

/** The wizard before anything is entered (behaviour 109: with a token). */
export const emptyForm: WizardForm = {
  name: '',
  description: null,
  withoutToken: false,
  userId: null,
  mode: 'all-or-nothing',
};

/** What keeps the wizard from going on. */
export type WizardBlock = 'needsName' | 'needsFile' | 'needsMode';

/** What is missing first, in the order of the page; null when nothing is. */
export function wizardBlock(form: WizardForm, report: CsvReport | null, taken: readonly string[]): WizardBlock | null {
  if (profileNameProblem(form.name, taken) !== null) return 'needsName';
  if (report === null || report.accepted === 0) return 'needsFile';
  return report.refused > 0 && form.mode === 'all-or-nothing' ? 'needsMode' : null;
}

/** What is wrong with a name that was begun; an empty field is not blamed. */
export function nameProblem(name: string, taken: readonly string[]): ProfileNameProblem | null {
  return name.trim() === '' ? null : profileNameProblem(name, taken);
}

/** How many pages the wizard has: with the option on, the page of token and user is skipped (behaviour 109). */
export function wizardSteps({ withoutToken }: WizardForm): 1 | 2 {
  return withoutToken ? 1 : 2;
}
