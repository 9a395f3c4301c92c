import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { type Configuration, type ConfigurationGroup, configurationGroups } from '#shared/domain/configuration.ts';
import { applyFix, type Finding, type FindingLevel } from '#shared/domain/configuration-finding.ts';
import { type ConfigurationTarget, lintConfiguration } from '#shared/domain/lint-configuration.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ConfigurationEditor.module.css';
import { ConfigurationFindings } from './ConfigurationFindings.tsx';
import { ConfigurationGroupPart } from './ConfigurationGroupPart.tsx';
import { ConfigurationJson } from './ConfigurationJson.tsx';
import { addKey } from './configuration-rows.ts';
import { ImportJsonDialog } from './ImportJsonDialog.tsx';
import { LevelSign } from './LevelSign.tsx';

const levels: readonly FindingLevel[] = ['error', 'warning', 'note'];

function Summary({ findings }: { findings: readonly Finding[] }) {
  const { t } = useText();
  const counted = levels
    .map((level) => ({ level, count: findings.filter((finding) => finding.level === level).length }))
    .filter(({ count }) => count > 0);
  return (
    <div className={classes.summary} role="status">
      {counted.length === 0 ? t('configuration.noFindings') : null}
      {counted.map(({ level, count }) => (
        <span key={level} className={classes.count}>
          <LevelSign level={level} said={t(`configuration.level.${level}`)} />
          {t(`configuration.count.${level}`, { count })}
        </span>
      ))}
    </div>
  );
}

/** Focuses the field of a row, once it is drawn. */
function useRowFocus(editor: RefObject<HTMLDivElement | null>): (at: number) => void {
  return (at) =>
    requestAnimationFrame(() => {
      const row = editor.current?.querySelector(`[data-row="${at}"]`);
      row?.querySelector<HTMLElement>('[data-field] :is(input, textarea)')?.focus();
      row?.scrollIntoView({ block: 'nearest' });
    });
}

type ConfigurationEditorProps = {
  value: Configuration;
  onChange: (value: Configuration) => void;
  disabled?: boolean;
};

/** The configuration of a profile: three groups of typed keys, the JSON they become, and what the linter says of them. */
export function ConfigurationEditor({ value, onChange, disabled = false }: ConfigurationEditorProps) {
  const { t } = useText();
  const [target, setTarget] = useState<ConfigurationTarget>('samsung');
  const [importing, setImporting] = useState<'not yet' | 'now' | 'over'>('not yet');
  const editor = useRef<HTMLDivElement>(null);
  const focusRow = useRowFocus(editor);
  const findings = useMemo(() => lintConfiguration(value, { target }), [value, target]);
  const add = (group: ConfigurationGroup, name: string) => {
    onChange(addKey(value, group, name));
    focusRow(value.length);
  };
  return (
    <div ref={editor} className={classes.editor}>
      <div className={classes.bar}>
        <Summary findings={findings} />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconFileImport size={14} aria-hidden />}
          disabled={disabled}
          // A dialog around the editor that was hidden meanwhile gives the focus to what says so.
          data-autofocus={importing !== 'not yet' || undefined}
          onClick={() => setImporting('now')}
        >
          {t('configuration.import.button')}
        </Button>
      </div>
      <div className={classes.columns}>
        <div className={classes.groups}>
          {configurationGroups.map((group) => (
            <ConfigurationGroupPart
              key={group}
              group={group}
              configuration={value}
              findings={findings}
              disabled={disabled}
              onChange={onChange}
              onAdd={add}
            />
          ))}
        </div>
        <div className={classes.result}>
          <ConfigurationJson configuration={value} target={target} onTarget={setTarget} />
          <ConfigurationFindings
            findings={findings}
            disabled={disabled}
            onFix={(finding) => onChange(applyFix(value, finding))}
            onGo={(name) => focusRow(value.findIndex((key) => key.name === name))}
          />
        </div>
      </div>
      <ImportJsonDialog
        opened={importing === 'now'}
        current={value}
        onClose={() => setImporting('over')}
        onReplace={onChange}
      />
    </div>
  );
}
