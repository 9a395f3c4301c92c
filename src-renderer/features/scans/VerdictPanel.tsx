import {
  IconArrowBackUp,
  IconArrowsRightLeft,
  IconArrowsShuffle,
  IconBarcode,
  IconBarcodeOff,
  IconCircleCheck,
  IconFileX,
  IconHourglass,
  IconNumbers,
  IconQuestionMark,
  IconRepeat,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { groupImei } from '#shared/domain/imei.ts';
import { kindOfVerdict, type Scan, type ScanVerdict } from '#shared/domain/scan-verdict.ts';
import { useText } from '../../text/use-text.ts';
import { Identifier } from '../../ui/Identifier.tsx';
import { isConverted, verdictTones, whatToDo } from './scan-words.ts';
import type { Outcome } from './use-scanning.ts';
import classes from './VerdictPanel.module.css';

type Icon = ComponentType<{ size: number; stroke: number }>;

const icons: Record<ScanVerdict, Icon> = {
  good: IconCircleCheck,
  'already-scanned': IconRepeat,
  'not-in-tenant': IconQuestionMark,
  'not-approved': IconHourglass,
  'wrong-profile': IconArrowsRightLeft,
  'not-expected': IconFileX,
  swapped: IconArrowsShuffle,
  'bad-check-digit': IconNumbers,
  unreadable: IconBarcodeOff,
};

/** The last verdict, to be read across a bench: a word, a colour, a sign, and what to do with the device. */
export function VerdictPanel({ outcome }: { outcome: Outcome | null }) {
  const { t, format } = useText();
  if (outcome?.kind !== 'scanned') return <QuietPanel outcome={outcome} />;
  const { scan, sameLabel } = outcome.answer;
  return (
    <section
      className={classes.panel}
      data-tone={verdictTones[kindOfVerdict(scan.verdict)]}
      data-verdict={scan.verdict}
    >
      {/* Anew with each scan, so that the same verdict twice is said and seen twice. */}
      <div key={`${scan.scan} ${scan.text}`} className={classes.said} role="status" aria-live="assertive" aria-atomic>
        <Sign icon={icons[scan.verdict]} />
        <h2 className={classes.word}>{t(`scans.verdict.${scan.verdict}`)}</h2>
        <p className={classes.todo}>{whatToDo({ t, format }, scan)}</p>
        {sameLabel ? <p className={classes.more}>{t('scans.sameLabel')}</p> : null}
        {isConverted(scan) ? <p className={classes.more}>{t('scans.converted')}</p> : null}
      </div>
      <DeviceFacts scan={scan} />
    </section>
  );
}

function QuietPanel({ outcome }: { outcome: Exclude<Outcome, { kind: 'scanned' }> | null }) {
  const { t } = useText();
  const words = outcome === null ? 'ready' : outcome.kind;
  return (
    <section className={classes.panel} data-tone="none">
      <div className={classes.said} role="status" aria-live="assertive" aria-atomic>
        <Sign icon={outcome === null ? IconBarcode : IconArrowBackUp} />
        <h2 className={classes.word}>{t(`scans.${words}.title`)}</h2>
        <p className={classes.todo}>{t(`scans.${words}.text`)}</p>
      </div>
      {outcome?.kind === 'undone' ? <DeviceFacts scan={outcome.scan} /> : null}
    </section>
  );
}

function Sign({ icon: Shape }: { icon: Icon }) {
  return (
    <span className={classes.sign} aria-hidden="true">
      <Shape size={104} stroke={2} />
    </span>
  );
}

/** What the device is, as far as it is known; what was typed where nothing is. */
function DeviceFacts({ scan }: { scan: Scan }) {
  const { t } = useText();
  const { imei, imei2, serial, model, profileName, text } = scan;
  const isKnown = imei !== null || serial !== null;
  const facts = isKnown ? ({ model, imei, imei2, serial, profile: profileName } as const) : ({ text } as const);
  return (
    <dl className={classes.facts} aria-label={t('scans.device')} data-selectable>
      {(Object.entries(facts) as [keyof typeof facts, string | null][]).map(([name, value]) =>
        value === null ? null : (
          <div key={name} className={classes.fact} data-fact={name}>
            <dt>{t(`scans.${name}`)}</dt>
            <dd>
              {name === 'model' || name === 'profile' ? value : <Identifier groups={groupImei(value).split(' ')} />}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
