import { AppError } from '../errors.ts';
import { DEFAULT_PROFILE_NAME } from './profile.ts';

/** What Samsung does not allow in a profile's name (knox-api 2.2). */
export const FORBIDDEN_IN_NAME = '\\#/$*%^&()+?{}[]';

/** Longest name in characters; Samsung's own limit is not published. */
export const LONGEST_NAME = 100;

/** Why a name cannot be given to a profile. */
export type ProfileNameProblem =
  | { kind: 'empty' | 'too-long' | 'taken' }
  /** The first sign of it that is not allowed. */
  | { kind: 'forbidden'; sign: string };

/** What is wrong with a name, as it is typed; null when nothing is. Names are unique whatever their case. */
export function profileNameProblem(name: string, taken: readonly string[]): ProfileNameProblem | null {
  const text = name.trim();
  if (text === '') return { kind: 'empty' };
  const sign = [...text].find((one) => FORBIDDEN_IN_NAME.includes(one) || isControl(one));
  if (sign !== undefined) return { kind: 'forbidden', sign };
  if (text.length > LONGEST_NAME) return { kind: 'too-long' };
  const same = (other: string) => other.toLowerCase() === text.toLowerCase();
  return [DEFAULT_PROFILE_NAME, ...taken].some(same) ? { kind: 'taken' } : null;
}

/** Refuses a name that cannot be given to a profile: `profile_name_wrong` with the sign at fault, `profile_name_taken`. */
export function refuseProfileName(name: string, taken: readonly string[]): void {
  const problem = profileNameProblem(name, taken);
  if (problem === null) return;
  if (problem.kind === 'taken') throw new AppError('profile_name_taken', 'the name is in use', { name });
  const sign = problem.kind === 'forbidden' ? { sign: problem.sign } : {};
  throw new AppError('profile_name_wrong', 'Samsung does not allow the name', { name, problem: problem.kind, ...sign });
}

function isControl(sign: string): boolean {
  return sign.charCodeAt(0) < 0x20 || sign.charCodeAt(0) === 0x7f;
}
