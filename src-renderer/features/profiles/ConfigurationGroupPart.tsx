import { useId, useRef } from 'react';
import type { Configuration, ConfigurationGroup } from '#shared/domain/configuration.ts';
import type { Finding } from '#shared/domain/configuration-finding.ts';
import { useText } from '../../text/use-text.ts';
import { AddKeyMenu } from './AddKeyMenu.tsx';
import classes from './ConfigurationGroupPart.module.css';
import { ConfigurationRow } from './ConfigurationRow.tsx';
import { changeKey, partsOf, removeKey, worstFinding } from './configuration-rows.ts';

type ConfigurationGroupProps = {
  group: ConfigurationGroup;
  configuration: Configuration;
  findings: readonly Finding[];
  disabled: boolean;
  onChange: (configuration: Configuration) => void;
  onAdd: (group: ConfigurationGroup, name: string) => void;
};

/** One of the three groups of keys: its name, its keys, and *Add key*. */
export function ConfigurationGroupPart(props: ConfigurationGroupProps) {
  const { group, configuration, findings, disabled, onChange } = props;
  const { t } = useText();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const remove = (at: number) => {
    onChange(removeKey(configuration, at));
    // The button that had the focus goes with its row.
    section.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  };
  const parts = partsOf(configuration, group);
  return (
    <section ref={section} className={classes.group} aria-labelledby={id}>
      <div className={classes.head}>
        <div>
          <h3 id={id} className={classes.title}>
            {t(`configuration.group.${group}`)}
          </h3>
          <p className={classes.hint}>{t(`configuration.groupHint.${group}`)}</p>
        </div>
        <AddKeyMenu
          configuration={configuration}
          group={group}
          disabled={disabled}
          onAdd={(name) => props.onAdd(group, name)}
        />
      </div>
      {parts.length === 0 ? <p className={classes.empty}>{t('configuration.groupEmpty')}</p> : null}
      {parts.map(({ section: name, rows }) => (
        <div key={name ?? ''} className={classes.part}>
          {name === null ? null : <h4 className={classes.partTitle}>{t(`configuration.section.${name}`)}</h4>}
          <ul className={classes.rows}>
            {rows.map((row) => (
              <ConfigurationRow
                key={row.known ? `${row.at} ${row.key.name}` : row.at}
                row={row}
                finding={worstFinding(findings, row.key.name)}
                disabled={disabled}
                onChange={(change) => onChange(changeKey(configuration, row.at, change))}
                onRemove={() => remove(row.at)}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
