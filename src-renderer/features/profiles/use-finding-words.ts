import type { Finding } from '#shared/domain/configuration-finding.ts';
import { groupOf, isSecretName } from '#shared/domain/known-keys.ts';
import { useText } from '../../text/use-text.ts';
import { MASK, shortLabel } from './configuration-rows.ts';

/** A sentence names no more keys than this; it counts the rest. */
const MANY = 5;

/** What the window says of a finding: its sentence, and what its correction would do. */
export type FindingWords = { sentence: (finding: Finding) => string; fix: (finding: Finding) => string | null };

/** The words of findings in the window's language. */
export function useFindingWords(): FindingWords {
  const { t, format } = useText();
  const keys = (names: readonly string[]) => {
    const rest = names.length - MANY + 1;
    if (rest <= 1) return format.list(names);
    return format.list([...names.slice(0, MANY - 1), t('configuration.moreKeys', { count: rest })]);
  };
  const sentence = ({ code, facts }: Finding) => {
    const said = Object.entries(facts).map(([name, fact]) => {
      if (typeof fact !== 'object') return [name, fact];
      return [name, name === 'names' ? keys(fact) : format.list(fact)];
    });
    return t(`configuration.finding.${code}`, Object.fromEntries(said));
  };
  const fix = ({ keyName, fix: correction }: Finding) => {
    if (correction === null || keyName === null) return null;
    if (correction.kind === 'value') {
      return t('configuration.fix.value', { value: isSecretName(keyName) ? MASK : String(correction.value) });
    }
    if (correction.name !== keyName) return t('configuration.fix.rename', { name: shortLabel(correction.name) });
    return t('configuration.fix.move', { group: t(`configuration.group.${groupOf(correction.name)}`) });
  };
  return { sentence, fix };
}
