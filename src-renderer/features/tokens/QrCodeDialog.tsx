import { Button, Group, Modal, Skeleton, Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import type { ProfileDetails } from '#shared/domain/profile.ts';
import { type ProvisioningPayload, readChecksum } from '#shared/domain/provisioning-payload.ts';
import { QR_MAX_BYTES, qrCorrection, utf8Bytes } from '#shared/domain/qr-capacity.ts';
import { useRemembered } from '../../data.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import classes from './QrCodeDialog.module.css';
import { usePayload } from './use-payload.ts';

const MOST_PX = 460;
const checksumSchema = z.string();

type QrCodeDialogProps = { opened: boolean; profile: ProfileDetails; onClose: () => void };

/** *Generate QR code* (behaviour 111): the code that sets a reset device up for a profile, for as long as the dialog is open. */
export function QrCodeDialog({ opened, profile, onClose }: QrCodeDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('qr.action')}</span>}
      size={860}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Content profile={profile} onClose={onClose} />
    </Modal>
  );
}

function Content({ profile, onClose }: Omit<QrCodeDialogProps, 'opened'>) {
  const { t } = useText();
  const [withWifi, setWithWifi] = useState(false);
  const [typed, setTyped] = useRemembered('agentChecksum', checksumSchema, '');
  const { payload, error, retry } = usePayload(profile.profileId, { withWifi, checksum: readChecksum(typed) });
  if (error) return <NoCode {...{ error, retry, onClose }} />;
  return (
    <div className={classes.content}>
      <div className={classes.frame}>
        {payload ? <Code text={payload.text} profileName={profile.name} /> : <Skeleton h={MOST_PX} animate={false} />}
      </div>
      <div className={classes.side}>
        <p className={classes.text}>{t('qr.how')}</p>
        <TokenFacts profile={profile} />
        {payload ? <Findings payload={payload} profile={profile} /> : null}
        {payload && (typed !== '' || payload.gaps.includes('checksum')) ? (
          <ChecksumField typed={typed} onTyped={setTyped} />
        ) : null}
        {payload ? <Wifi wifi={payload.wifi} onWanted={setWithWifi} /> : null}
        <Group justify="flex-end" mt="auto">
          <Button onClick={onClose} data-autofocus>
            {t('qr.close')}
          </Button>
        </Group>
      </div>
    </div>
  );
}

type NoCodeProps = {
  error: NonNullable<ReturnType<typeof usePayload>['error']>;
  retry: () => void;
  onClose: () => void;
};

/** Why there is no code, and how to get one. */
function NoCode({ error, retry, onClose }: NoCodeProps) {
  const { t } = useText();
  const { go } = useNavigation();
  const aboutToken = error.code.startsWith('token_');
  return (
    <>
      {error.code === 'token_expired' ? <ErrorNotice error={error} /> : <ErrorNotice error={error} onRetry={retry} />}
      <Group justify="flex-end" gap={8} mt={16}>
        {aboutToken ? (
          <Button variant="default" onClick={() => go({ page: 'tokens' })}>
            {t('qr.tokens')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('qr.close')}</Button>
      </Group>
    </>
  );
}

function Code({ text, profileName }: { text: string; profileName: string }) {
  const { t } = useText();
  const correction = qrCorrection(text);
  if (correction === null) return <Warning>{t('qr.tooLarge', { bytes: utf8Bytes(text), most: QR_MAX_BYTES })}</Warning>;
  return <QrCode text={text} correction={correction} label={t('qr.label', { profile: profileName })} most={MOST_PX} />;
}

function TokenFacts({ profile }: { profile: ProfileDetails }) {
  const { t, format } = useText();
  const { withoutToken, enrollmentTokenExpiresAt: end, associatedUser: user } = profile;
  const dated = end === null ? t('qr.unknown') : end === 'never' ? t('qr.never') : format.dateTime(end);
  return (
    <dl className={classes.facts}>
      <dt>{t('qr.token')}</dt>
      <dd>{withoutToken ? t('qr.without') : dated}</dd>
      {user ? (
        <>
          <dt>{t('qr.user')}</dt>
          <dd title={user.email}>{user.name}</dd>
        </>
      ) : null}
    </dl>
  );
}

function Findings({ payload, profile }: { payload: ProvisioningPayload; profile: ProfileDetails }) {
  const { t } = useText();
  const correction = qrCorrection(payload.text);
  const isDense = correction !== null && correction !== 'H';
  const isChanging = (profile.enrollmentToken?.changeId ?? null) !== null;
  return (
    <>
      {isChanging ? <Warning>{t('qr.changing')}</Warning> : null}
      {payload.gaps.includes('server') ? <Warning>{t('qr.noServer')}</Warning> : null}
      {payload.gaps.includes('checksum') ? <Warning>{t('qr.noChecksum')}</Warning> : null}
      {isDense ? <Warning>{t('qr.dense', { bytes: utf8Bytes(payload.text) })}</Warning> : null}
    </>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className={classes.warning}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function ChecksumField({ typed, onTyped }: { typed: string; onTyped: (text: string) => void }) {
  const { t } = useText();
  const isWrong = typed.trim() !== '' && readChecksum(typed) === null;
  return (
    <TextInput
      label={t('qr.checksum')}
      description={t('qr.checksumHint')}
      value={typed}
      error={isWrong ? t('qr.checksumWrong') : null}
      classNames={{ input: classes.mono ?? '' }}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onTyped(event.currentTarget.value)}
    />
  );
}

function Wifi({ wifi, onWanted }: { wifi: ProvisioningPayload['wifi']; onWanted: (wanted: boolean) => void }) {
  const { t } = useText();
  if (wifi === 'none') return null;
  if (wifi === 'open') return <p className={classes.note}>{t('qr.wifiOpen')}</p>;
  return (
    <Switch
      size="xs"
      label={t('qr.wifi')}
      description={t(wifi === 'included' ? 'qr.wifiOn' : 'qr.wifiOff')}
      checked={wifi === 'included'}
      onChange={(event) => onWanted(event.currentTarget.checked)}
    />
  );
}
