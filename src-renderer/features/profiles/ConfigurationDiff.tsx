import { IconMinus, IconPlus, IconTilde } from '@tabler/icons-react';
import type { Configuration, ConfigurationValue } from '#shared/domain/configuration.ts';
import { type ConfigurationDifference, diffConfiguration } from '#shared/domain/diff-configuration.ts';
import { isSecretName } from '#shared/domain/known-keys.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ConfigurationDiff.module.css';
import { MASK, shortLabel } from './configuration-rows.ts';

const icons = { added: IconPlus, removed: IconMinus, changed: IconTilde } as const;

function Value({ name, value }: { name: string; value: ConfigurationValue | undefined }) {
  if (value === undefined) return null;
  return <code className={classes.value}>{isSecretName(name) && value !== '' ? MASK : JSON.stringify(value)}</code>;
}

function Difference({ name, kind, before, after }: ConfigurationDifference) {
  const { t } = useText();
  const Icon = icons[kind];
  return (
    <tr data-kind={kind}>
      <td>
        <span className={classes.kind}>
          <Icon size={14} aria-hidden />
          {t(`configuration.diff.${kind}`)}
        </span>
      </td>
      <th scope="row" className={classes.name} title={name}>
        {shortLabel(name)}
      </th>
      <td>
        <Value name={name} value={before} />
      </td>
      <td>
        <Value name={name} value={after} />
      </td>
    </tr>
  );
}

/** What would change from one configuration to another, key by key; secrets are not shown. */
export function ConfigurationDiff({ before, after }: { before: Configuration; after: Configuration }) {
  const { t } = useText();
  const differences = diffConfiguration(before, after);
  if (differences.length === 0) return <p className={classes.none}>{t('configuration.diff.none')}</p>;
  return (
    <div className={classes.frame}>
      <table className={classes.diff} data-selectable>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('configuration.diff.key')}</th>
            <th scope="col">{t('configuration.diff.before')}</th>
            <th scope="col">{t('configuration.diff.after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <Difference key={difference.name} {...difference} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
