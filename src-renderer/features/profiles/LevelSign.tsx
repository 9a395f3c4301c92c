import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { FindingLevel } from '#shared/domain/configuration-finding.ts';
import { useText } from '../../text/use-text.ts';
import classes from './LevelSign.module.css';

const icons = { error: IconAlertCircle, warning: IconAlertTriangle, note: IconInfoCircle } as const;

type LevelSignProps = {
  level: FindingLevel;
  /** What is said in place of the word to those who hear or point; the word is not shown then. */
  said?: string;
  id?: string;
};

/** How much a finding matters: a shape and a word. */
export function LevelSign({ level, said, id }: LevelSignProps) {
  const { t } = useText();
  const Icon = icons[level];
  const word = t(`configuration.level.${level}`);
  if (said !== undefined) {
    return (
      <span id={id} className={classes.sign} data-level={level} role="img" aria-label={said} title={said}>
        <Icon size={16} aria-hidden />
      </span>
    );
  }
  return (
    <span className={classes.sign} data-level={level}>
      <Icon size={16} aria-hidden />
      <span className={classes.word}>{word}</span>
    </span>
  );
}
