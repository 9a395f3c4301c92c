import type { Configuration, ConfigurationValue } from './configuration.ts';
import { sameValue } from './configuration-value.ts';

/** What happens to one key between two configurations; `undefined` where it is not there. */
export type ConfigurationDifference = {
  name: string;
  kind: 'added' | 'removed' | 'changed';
  before: ConfigurationValue | undefined;
  after: ConfigurationValue | undefined;
};

/** As in the JSON that is sent, the last of two keys with one name counts. */
function byName(configuration: Configuration): Map<string, ConfigurationValue> {
  return new Map(configuration.map(({ name, value }) => [name, value]));
}

/** What differs between two configurations: first what was there before, in its order, then what is new. */
export function diffConfiguration(before: Configuration, after: Configuration): ConfigurationDifference[] {
  const [old, now] = [byName(before), byName(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): ConfigurationDifference[] => {
    const [was, is] = [old.get(name), now.get(name)];
    if (was === undefined) return [{ name, kind: 'added', before: was, after: is }];
    if (is === undefined) return [{ name, kind: 'removed', before: was, after: is }];
    return sameValue(was, is) ? [] : [{ name, kind: 'changed', before: was, after: is }];
  });
}
