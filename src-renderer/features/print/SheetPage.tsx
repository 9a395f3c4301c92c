import type { ReactNode } from 'react';
import type { PaperSize, Sheet } from '#shared/domain/paper.ts';
import { paperSizes } from '#shared/domain/paper.ts';
import { useText } from '../../text/use-text.ts';
import { PaperQr } from './PaperQr.tsx';
import classes from './SheetPage.module.css';

const QR_MM = 116;

type SheetPageProps = { sheet: Sheet; size: PaperSize; workspaceName: string; printedAt: string };

/** A QR sheet on one page: the code, what it does, what to do with it, and until when it holds. */
export function SheetPage({ sheet, size, workspaceName, printedAt }: SheetPageProps) {
  const { t } = useText();
  const { width, height } = paperSizes[size];
  return (
    <section className={classes.page} style={{ width: `${width}mm`, height: `${height}mm` }}>
      <header className={classes.head}>
        <div className={classes.kicker}>
          <span>{t('print.sheet.kind')}</span>
          <span>{workspaceName}</span>
        </div>
        <h1 className={classes.title}>{sheet.profileName}</h1>
      </header>
      <div className={classes.middle}>
        <PaperQr text={sheet.payload} width={QR_MM} label={t('print.sheet.code', { profile: sheet.profileName })} />
        <SheetFacts sheet={sheet} printedAt={printedAt} />
      </div>
      <Steps sheet={sheet} />
      <footer className={classes.foot}>
        {sheet.tokenEnds === 'none' ? null : <p>{t('print.sheet.check')}</p>}
        <p>{t(sheet.wifi === 'included' ? 'print.sheet.confidentialWifi' : 'print.sheet.confidential')}</p>
      </footer>
    </section>
  );
}

function Fact({ label, children, strong = false }: { label: string; children: ReactNode; strong?: boolean }) {
  return (
    <div className={classes.fact} data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function SheetFacts({ sheet, printedAt }: { sheet: Sheet; printedAt: string }) {
  const { t, format } = useText();
  const { tokenEnds, mark, server, userName, wifi } = sheet;
  return (
    <dl className={classes.facts}>
      <Fact label={t('print.sheet.ends')} strong>
        {useEndWords(tokenEnds)}
      </Fact>
      {tokenEnds === 'none' ? null : (
        <Fact label={t('print.sheet.mark')} strong>
          <span className={classes.mark}>{mark ?? t('print.sheet.markNone')}</span>
        </Fact>
      )}
      {server === null ? null : <Fact label={t('print.sheet.server')}>{server}</Fact>}
      {userName === null ? null : <Fact label={t('print.sheet.user')}>{userName}</Fact>}
      <Fact label={t('print.sheet.wifi')}>{t(`print.sheet.wifiWords.${wifi}`)}</Fact>
      <Fact label={t('print.sheet.printedAt')}>{format.dateTime(printedAt)}</Fact>
    </dl>
  );
}

function useEndWords(ends: Sheet['tokenEnds']): string {
  const { t, format } = useText();
  if (ends === null) return t('print.sheet.unknown');
  if (ends === 'never') return t('print.sheet.never');
  return ends === 'none' ? t('print.sheet.without') : format.dateTime(ends);
}

function Steps({ sheet: { profileName, wifi } }: { sheet: Sheet }) {
  const { t } = useText();
  const known = wifi === 'open' || wifi === 'included';
  return (
    <ol className={classes.steps}>
      <li>{t('print.sheet.steps.reset')}</li>
      <li>{t('print.sheet.steps.tap')}</li>
      {known ? null : <li>{t('print.sheet.steps.network')}</li>}
      <li>{t('print.sheet.steps.scan')}</li>
      {known ? <li>{t('print.sheet.steps.networkKnown')}</li> : null}
      <li>{t('print.sheet.steps.wait', { profile: profileName })}</li>
    </ol>
  );
}
