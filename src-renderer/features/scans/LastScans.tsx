import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { memo } from 'react';
import { groupImei } from '#shared/domain/imei.ts';
import { kindOfVerdict, type Scan } from '#shared/domain/scan-verdict.ts';
import { useText } from '../../text/use-text.ts';
import { Identifier } from '../../ui/Identifier.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './LastScans.module.css';
import { verdictShapes, verdictTones } from './scan-words.ts';

type LastScansProps = { scans: readonly Scan[]; onUndo: () => void; mayUndo: boolean };

/** The last scans with their verdicts, newest first, and the way back from the newest. Not drawn before they have changed. */
export const LastScans = memo(function LastScans({ scans, onUndo, mayUndo }: LastScansProps) {
  const { t } = useText();
  return (
    <section className={classes.last} aria-label={t('scans.last')}>
      <header className={classes.head}>
        <h3 className={classes.title}>{t('scans.last')}</h3>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          title={t('scans.undoKeys')}
          disabled={!mayUndo || scans.length === 0}
          onClick={onUndo}
        >
          {t('scans.undo')}
        </Button>
      </header>
      {scans.length === 0 ? <p className={classes.none}>{t('scans.none')}</p> : null}
      <ol className={classes.list}>
        {scans.map((scan) => (
          <LastScan key={scan.scan} scan={scan} />
        ))}
      </ol>
    </section>
  );
});

function LastScan({ scan }: { scan: Scan }) {
  const { t, format } = useText();
  const { imei, serial, text, model, verdict, at } = scan;
  const kind = kindOfVerdict(verdict);
  return (
    <li
      className={classes.scan}
      data-scan={verdict}
      title={[model, format.exact(at)].filter((fact) => fact !== null).join(' · ')}
    >
      <StatusDot tone={verdictTones[kind]} shape={verdictShapes[kind]} label={t(`scans.verdict.${verdict}`)} />
      <Identifier groups={groupImei(imei ?? serial ?? text).split(' ')} />
    </li>
  );
}
