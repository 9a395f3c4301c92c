import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { copyText } from '../clipboard.ts';
import { useText } from '../text/use-text.ts';

/** A small button that copies a text and says that it did. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const words = copied ? t('ui.copied') : label;
  return (
    <Tooltip label={words}>
      <ActionIcon size={24} aria-label={words} onClick={() => void copyText(text).then(setCopied)}>
        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
