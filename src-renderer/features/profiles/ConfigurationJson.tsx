import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Configuration } from '#shared/domain/configuration.ts';
import { toQrJson, toSamsungJson } from '#shared/domain/custom-json.ts';
import { isSecretName } from '#shared/domain/known-keys.ts';
import { type ConfigurationTarget, configurationTargets } from '#shared/domain/lint-configuration.ts';
import { utf8Bytes } from '#shared/domain/qr-capacity.ts';
import { useText } from '../../text/use-text.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import classes from './ConfigurationJson.module.css';
import { maskSecrets } from './configuration-rows.ts';

type ConfigurationJsonProps = {
  configuration: Configuration;
  target: ConfigurationTarget;
  onTarget: (target: ConfigurationTarget) => void;
};

/** What the names of Android's keys begin with, which the eye may skip. */
const prefixed = /^("android\.app\.extra\.(?:PROVISIONING_)?)(.*)$/;

/** A line of JSON; the rest of one that is too long stands deeper than its beginning. */
function JsonLine({ line }: { line: string }) {
  const text = line.trimStart();
  const [, prefix, rest] = prefixed.exec(text) ?? [];
  return (
    <span className={classes.line} style={{ paddingInlineStart: `${line.length - text.length + 2}ch` }}>
      {prefix ? (
        <>
          <span className={classes.prefix}>{prefix}</span>
          <wbr />
          {rest}
        </>
      ) : (
        text
      )}
    </span>
  );
}

const writers = { samsung: toSamsungJson, qr: toQrJson } as const;

function SecretsToggle({ shown, onToggle }: { shown: boolean; onToggle: () => void }) {
  const { t } = useText();
  const label = t(shown ? 'configuration.hideSecrets' : 'configuration.showSecrets');
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} aria-pressed={shown} onClick={onToggle}>
        {shown ? <IconEyeOff size={14} /> : <IconEye size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** The JSON a configuration becomes, for Samsung's field or for a QR code. What is copied has its secrets in it. */
export function ConfigurationJson({ configuration, target, onTarget }: ConfigurationJsonProps) {
  const { t } = useText();
  const [secretsShown, setSecretsShown] = useState(false);
  const write = writers[target];
  const hasSecrets = configuration.some(({ name, value }) => isSecretName(name) && value !== '');
  const shown = write(secretsShown ? configuration : maskSecrets(configuration), 'readable');
  // Blanks would only make a QR code denser.
  const copied = write(configuration, target === 'qr' ? 'compact' : 'readable');
  return (
    <Tabs
      value={target}
      onChange={(next) => onTarget(next === 'qr' ? 'qr' : 'samsung')}
      classNames={{ root: classes.json ?? '', list: classes.list ?? '', tab: classes.tab ?? '' }}
    >
      <div className={classes.head}>
        <Tabs.List aria-label={t('configuration.result')}>
          {configurationTargets.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`configuration.target.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={classes.tools}>
          {target === 'qr' ? (
            <span className={classes.bytes}>{t('configuration.bytes', { bytes: utf8Bytes(copied) })}</span>
          ) : null}
          {hasSecrets ? <SecretsToggle shown={secretsShown} onToggle={() => setSecretsShown(!secretsShown)} /> : null}
          <CopyButton text={copied} label={t(`configuration.copy.${target}`)} />
        </div>
      </div>
      {configurationTargets.map((each) => (
        <Tabs.Panel key={each} value={each}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
          <pre className={classes.text} data-selectable tabIndex={0}>
            {each === target
              ? shown.split('\n').map((line, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
                  <JsonLine key={at} line={line} />
                ))
              : null}
          </pre>
        </Tabs.Panel>
      ))}
      <p className={classes.note}>{t(`configuration.token.${target}`)}</p>
    </Tabs>
  );
}
