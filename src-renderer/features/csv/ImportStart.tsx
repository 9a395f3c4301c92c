import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import classes from './ImportStart.module.css';
import type { ImportFile } from './use-import.ts';

type ImportStartProps = { source: ImportFile; note: boolean };

/** Before there is anything to see of a file: choosing it, reading it, and why it cannot be read. */
export function ImportStart({ source, note }: ImportStartProps) {
  const { t } = useText();
  const { reading, choose } = source;
  if (reading.kind === 'reading')
    return (
      <div className={classes.start}>
        <ImportProgress job={reading.job} label={t('import.reading', { file: reading.name })} />
      </div>
    );
  if (reading.kind === 'failed')
    return (
      <div className={classes.start}>
        <p className={classes.name}>{reading.name}</p>
        <ErrorNotice error={reading.error}>
          <Button variant="default" onClick={() => void choose()} data-autofocus>
            {t('import.chooseOther')}
          </Button>
        </ErrorNotice>
      </div>
    );
  return (
    <EmptyState
      icon={<IconFileImport size={24} />}
      title={t('import.empty.title')}
      text={t(note ? 'import.empty.note' : 'import.empty.text')}
    >
      <Button onClick={() => void choose()} data-autofocus>
        {t('import.empty.choose')}
      </Button>
    </EmptyState>
  );
}
