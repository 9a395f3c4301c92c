import { createHash } from 'node:crypto';
import { isObject } from '../read-answer.ts';

/** A profile's Custom JSON without the enrolment token, and the token, which is a secret. Text that is no object stays as it is. */
export function takeOutToken(text: string, key: string): { customJson: string; value: string | null } {
  const bundle = readBundle(text);
  if (bundle === null) return { customJson: text, value: null };
  const { [key]: found, ...rest } = bundle;
  return { customJson: JSON.stringify(rest), value: typeof found === 'string' && found !== '' ? found : null };
}

/** A profile's Custom JSON with the enrolment token in it; null leaves none. */
export function putInToken(text: string, key: string, value: string | null): string {
  const { [key]: _before, ...rest } = readBundle(text) ?? {};
  return JSON.stringify(value === null ? rest : { ...rest, [key]: value });
}

/** What tells one enrolment token from another without being one. */
export function digestToken(value: string): string {
  return createHash('sha256').update(`enrollment token ${value}`).digest('hex').slice(0, 24);
}

function readBundle(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
