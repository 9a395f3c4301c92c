import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useId } from 'react';
import type { Finding } from '#shared/domain/configuration-finding.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ConfigurationFindings.module.css';
import { shortLabel } from './configuration-rows.ts';
import { LevelSign } from './LevelSign.tsx';
import { useFindingWords } from './use-finding-words.ts';

type FindingActions = { disabled: boolean; onFix: (finding: Finding) => void; onGo: (name: string) => void };

function FindingItem({ finding, disabled, onFix, onGo }: FindingActions & { finding: Finding }) {
  const words = useFindingWords();
  const fix = words.fix(finding);
  const { keyName } = finding;
  return (
    <li className={classes.finding}>
      <div className={classes.about}>
        <LevelSign level={finding.level} />
        {keyName ? (
          <button type="button" className={classes.key} title={keyName} onClick={() => onGo(keyName)}>
            {shortLabel(keyName)}
          </button>
        ) : null}
      </div>
      <div className={classes.words}>
        <p className={classes.sentence} data-selectable>
          {words.sentence(finding)}
        </p>
        {fix === null ? null : (
          <Button
            variant="default"
            size="compact-xs"
            classNames={{ root: classes.fix ?? '', label: classes.fixLabel ?? '' }}
            title={fix}
            disabled={disabled}
            onClick={() => onFix(finding)}
          >
            {fix}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Everything the linter has to say, in plain sentences, the worst first. */
export function ConfigurationFindings({ findings, ...actions }: FindingActions & { findings: readonly Finding[] }) {
  const { t } = useText();
  const id = useId();
  return (
    <section className={classes.findings} aria-labelledby={id}>
      <h3 id={id} className={classes.title}>
        {t('configuration.findings')}
      </h3>
      {findings.length === 0 ? (
        <p className={classes.none}>
          <IconCircleCheck size={16} aria-hidden />
          {t('configuration.noFindings')}
        </p>
      ) : (
        <ul className={classes.list}>
          {findings.map((finding, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two keys of one name may have the same said of them
            <FindingItem key={`${finding.code} ${finding.keyName} ${at}`} finding={finding} {...actions} />
          ))}
        </ul>
      )}
    </section>
  );
}
