import { Button, Group } from '@mantine/core';
import { useText } from '../../text/use-text.ts';
import classes from './ImportFooter.module.css';
import { ImportProgress } from './ImportProgress.tsx';
import type { ImportBlock } from './import-draft.ts';
import type { ImportUse } from './use-import-use.ts';

type ImportFooterProps = {
  step: 1 | 2;
  block: ImportBlock | 'needsIdentifier' | 'needsGoodRows' | null;
  /** The file is being read. */
  busy: boolean;
  use: ImportUse;
  fileName: string;
  onChoose: () => void;
  onCancel: () => void;
  onBack: () => void;
};

/** Why it does not go on yet, and the ways back and on; while the rows are imported, how far that is. */
export function ImportFooter({ step, block, busy, use, fileName, ...ways }: ImportFooterProps) {
  const { t } = useText();
  if (use.job !== null)
    return (
      <div className={classes.footer}>
        <ImportProgress job={use.job} label={t('import.importing', { file: fileName })} />
      </div>
    );
  return (
    <Group className={classes.footer} gap={8}>
      <span className={classes.step}>{t('import.footer.step', { step })}</span>
      {step === 1 ? (
        <Button variant="subtle" size="compact-sm" onClick={ways.onChoose}>
          {t('import.chooseOther')}
        </Button>
      ) : null}
      <span className={classes.hint} role="status">
        {block === null || busy ? null : t(`import.footer.${block}`)}
      </span>
      <Button variant="default" onClick={ways.onCancel}>
        {t('ui.cancel')}
      </Button>
      {step === 1 ? (
        <Button type="submit" disabled={busy || block !== null}>
          {t('import.footer.next')}
        </Button>
      ) : (
        <>
          <Button variant="default" onClick={ways.onBack}>
            {t('import.footer.back')}
          </Button>
          <Submit use={use} blocked={block !== null} />
        </>
      )}
    </Group>
  );
}

/** Says what it does, with the number of devices once that is counted. */
function Submit({ use, blocked }: { use: ImportUse; blocked: boolean }) {
  const { t } = useText();
  const plan = use.plan?.plan ?? null;
  const nothing = plan?.devices === 0;
  const counting = use.plan?.error ? 'import.footer.submit' : 'import.footer.counting';
  return (
    <Button type="submit" disabled={blocked || plan === null || nothing} data-autofocus>
      {nothing || plan === null
        ? t(nothing ? 'import.footer.nothing' : counting)
        : t(`importUse.submit.${use.draft.kind}`, { count: plan.devices })}
    </Button>
  );
}
