import { Button, Group, Modal } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { DeviceSelection } from '#shared/domain/device.ts';
import type { RulesPlan } from '#shared/domain/rule.ts';
import { envelopeOf, run } from '../../api.ts';
import { usePlan } from '../../data.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import classes from './ProposeDialog.module.css';
import { ProposedPlan } from './ProposedPlan.tsx';
import { useApplyRules } from './rules-commands.ts';
import { useRules } from './rules-queries.ts';

/** Devices the rules are asked about. */
export type Chosen = { selection: DeviceSelection; count: number };

type FormProps = { chosen: Chosen; onClose: () => void; onDone: () => void };

const moving = (plan: RulesPlan | null): number => plan?.profiles.reduce((sum, { move }) => sum + move, 0) ?? 0;

function ProposeForm({ chosen: { selection }, onClose, onDone }: FormProps) {
  const { t } = useText();
  const { go } = useNavigation();
  const rules = useRules();
  const apply = useApplyRules();
  const [busy, setBusy] = useState(false);
  const ask = useCallback(() => run('rules.preview', { selection }), [selection]);
  const { plan, error } = usePlan(ask, ['rules', 'devices', 'profiles', 'changes', 'holds']);
  const count = moving(plan);
  const onApply = async () => {
    setBusy(true);
    if (await apply(selection)) onDone();
    else setBusy(false);
  };
  const toRules = () => {
    onClose();
    go({ page: 'settings', section: 'rules' });
  };
  const none = rules?.length === 0;
  return (
    <>
      {error === null ? null : <ErrorNotice error={envelopeOf(error)} />}
      <section className={classes.plan} aria-live="polite" aria-label={t('rules.plan')}>
        {none ? <p className={classes.hint}>{t('rules.noRules')}</p> : null}
        {!none && plan && rules ? <ProposedPlan plan={plan} rules={rules} /> : null}
        {!none && !plan && error === null ? <p className={classes.hint}>{t('rules.counting')}</p> : null}
      </section>
      <Group justify="flex-end" gap={8} mt={20}>
        {none ? (
          <Button variant="default" mr="auto" onClick={toRules}>
            {t('rules.toRules')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button disabled={count === 0} loading={busy} data-autofocus onClick={() => void onApply()}>
          {plan && count === 0 ? t('rules.nothing') : t('rules.submit', { count })}
        </Button>
      </Group>
    </>
  );
}

type ProposeDialogProps = { chosen: Chosen | null; onClose: () => void; onDone: () => void };

/** What the rules propose for devices, before anything moves. */
export function ProposeDialog({ chosen, onClose, onDone }: ProposeDialogProps) {
  const { t } = useText();
  const devices = chosen ? t('devices.move.devices', { count: chosen.count }) : '';
  return (
    <Modal
      opened={chosen !== null}
      onClose={onClose}
      title={
        <span className={classes.title}>
          {t('rules.title')} <span className={classes.count}>{devices}</span>
        </span>
      }
      size={520}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {chosen ? <ProposeForm chosen={chosen} onClose={onClose} onDone={onDone} /> : null}
    </Modal>
  );
}
