import { Button, Radio, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import type { CsvReport } from '#shared/domain/self-maintained.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './CheckResult.module.css';
import { NotesTable } from './NotesTable.tsx';
import { useSaveRefused } from './self-maintained-commands.ts';
import type { WizardForm } from './wizard-form.ts';

type CheckResultProps = { report: CsvReport; mode: WizardForm['mode']; onMode: (mode: WizardForm['mode']) => void };

/** What was found in a file: counts, what is wrong where, and what to do with refused rows. */
export function CheckResult({ report, mode, onMode }: CheckResultProps) {
  return (
    <div className={classes.result}>
      <Counts report={report} />
      {report.problems.length + report.remarks.length > 0 ? <Notes report={report} /> : null}
      {report.refused > 0 && report.accepted > 0 ? <ModeField report={report} mode={mode} onMode={onMode} /> : null}
    </div>
  );
}

function Counts({ report }: { report: CsvReport }) {
  const { t } = useText();
  const { accepted, corrected, refused, attributes } = report;
  return (
    <div className={classes.counts}>
      <StatusDot tone="provisioned" shape="check" label={t('selfMaintained.good', { count: accepted })} />
      {corrected > 0 ? (
        <StatusDot tone="waiting" shape="check-part" label={t('selfMaintained.corrected', { count: corrected })} />
      ) : null}
      {refused > 0 ? (
        <StatusDot tone="failed" shape="cross" label={t('selfMaintained.refused', { count: refused })} />
      ) : null}
      <span className={classes.attributes} title={attributes.join(', ')}>
        {attributes.length === 0
          ? t('selfMaintained.noAttributes')
          : t('selfMaintained.attributes', { names: attributes.join(', ') })}
      </span>
    </div>
  );
}

function Notes({ report }: { report: CsvReport }) {
  const { t, format } = useText();
  const save = useSaveRefused();
  const { problems, remarks, refused } = report;
  const [wanted, setWanted] = useState<'problems' | 'remarks'>('problems');
  const shown = problems.length === 0 ? 'remarks' : remarks.length === 0 ? 'problems' : wanted;
  return (
    <div className={classes.notes}>
      <div className={classes.bar}>
        <SegmentedControl<'problems' | 'remarks'>
          aria-label={t('selfMaintained.problem')}
          value={shown}
          onChange={setWanted}
          data={[
            ...(problems.length > 0
              ? [
                  {
                    value: 'problems' as const,
                    label: t('selfMaintained.notesRefused', { number: format.number(refused) }),
                  },
                ]
              : []),
            ...(remarks.length > 0
              ? [
                  {
                    value: 'remarks' as const,
                    label: t('selfMaintained.notesRemarks', { number: format.number(remarks.length) }),
                  },
                ]
              : []),
          ]}
        />
        {refused > 0 ? (
          <Button variant="default" size="compact-sm" onClick={() => void save(report.stagedId)}>
            {t('selfMaintained.saveRefused')}
          </Button>
        ) : null}
      </div>
      <NotesTable {...(shown === 'problems' ? { kind: shown, notes: problems } : { kind: shown, notes: remarks })} />
    </div>
  );
}

function ModeField({ report, mode, onMode }: CheckResultProps) {
  const { t } = useText();
  const count = report.accepted;
  return (
    <Radio.Group label={t('selfMaintained.mode')} value={mode} onChange={(next) => onMode(next as WizardForm['mode'])}>
      <Stack gap={6} mt={6}>
        <Radio
          size="xs"
          value="all-or-nothing"
          label={t('selfMaintained.allOrNothing')}
          description={t('selfMaintained.allOrNothingText')}
        />
        <Radio
          size="xs"
          value="good-rows"
          label={t('selfMaintained.goodRows')}
          description={t('selfMaintained.goodRowsText', { count })}
        />
      </Stack>
    </Radio.Group>
  );
}
