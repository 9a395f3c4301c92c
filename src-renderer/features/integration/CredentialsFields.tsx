import { Button, Input, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useText } from '../../text/use-text.ts';
import type { FieldProps } from './FormPart.tsx';
import classes from './IntegrationForm.module.css';
import { useChooseKeysFile } from './integration-commands.ts';

/** Keys file with client identifier, or OAuth. */
export function CredentialsFields(props: FieldProps & { stored: boolean }) {
  const { t } = useText();
  const { form, set, disabled } = props;
  return (
    <>
      <Input.Wrapper label={t('integration.scheme')} labelElement="div">
        <div className={classes.segments}>
          <SegmentedControl<'kca' | 'oauth'>
            aria-label={t('integration.scheme')}
            value={form.scheme}
            disabled={disabled}
            onChange={(scheme) => set({ scheme })}
            data={[
              { value: 'kca', label: t('integration.schemes.kca') },
              { value: 'oauth', label: t('integration.schemes.oauth') },
            ]}
          />
        </div>
      </Input.Wrapper>
      {form.scheme === 'kca' ? <KeysFileFields {...props} /> : <OauthFields {...props} />}
      <CustomerIdField {...props} />
    </>
  );
}

/** Needed with a keys file, optional with OAuth. */
function CustomerIdField({ form, set, errors, disabled }: FieldProps) {
  const { t } = useText();
  const label = t('integration.customerId');
  return (
    <TextInput
      label={form.scheme === 'kca' ? label : `${label} (${t('integration.optional')})`}
      description={t('integration.customerIdHint')}
      value={form.customerId}
      disabled={disabled}
      maxLength={64}
      error={errors.customerId}
      classNames={{ input: classes.mono ?? '' }}
      onChange={(event) => set({ customerId: event.currentTarget.value })}
    />
  );
}

function KeysFileFields({ form, set, errors, disabled, stored }: FieldProps & { stored: boolean }) {
  const { t } = useText();
  return (
    <>
      <KeysFileField form={form} set={set} errors={errors} disabled={disabled} stored={stored} />
      <Textarea
        label={t('integration.clientIdentifier')}
        value={form.clientIdentifier}
        disabled={disabled}
        rows={3}
        spellCheck={false}
        classNames={{ input: classes.mono ?? '' }}
        placeholder={stored ? t('integration.keepStored') : ''}
        error={errors.clientIdentifier}
        onChange={(event) => set({ clientIdentifier: event.currentTarget.value })}
      />
    </>
  );
}

function KeysFileField({ form, set, errors, disabled, stored }: FieldProps & { stored: boolean }) {
  const { t } = useText();
  const choose = useChooseKeysFile();
  const known = form.keysFile?.name ?? (stored ? t('integration.fileStored') : null);
  const pick = async () => {
    const keysFile = await choose();
    if (keysFile) set({ keysFile });
  };
  return (
    <Input.Wrapper
      label={t('integration.keysFile')}
      labelElement="div"
      description={t('integration.keysFileHint')}
      error={errors.keysFile}
    >
      <div className={classes.file}>
        <Button
          variant="default"
          disabled={disabled}
          data-invalid={errors.keysFile !== undefined}
          onClick={() => void pick()}
        >
          {known ? t('integration.chooseOther') : t('integration.chooseFile')}
        </Button>
        <span className={classes.fileName}>{known ?? t('integration.fileNone')}</span>
      </div>
    </Input.Wrapper>
  );
}

function OauthFields({ form, set, errors, disabled, stored }: FieldProps & { stored: boolean }) {
  const { t } = useText();
  const keep = stored ? t('integration.keepStored') : '';
  return (
    <>
      <TextInput
        label={t('integration.clientId')}
        value={form.clientId}
        disabled={disabled}
        spellCheck={false}
        placeholder={keep}
        error={errors.clientId}
        classNames={{ input: classes.mono ?? '' }}
        onChange={(event) => set({ clientId: event.currentTarget.value })}
      />
      <PasswordInput
        label={t('integration.clientSecret')}
        value={form.clientSecret}
        disabled={disabled}
        placeholder={keep}
        error={errors.clientSecret}
        onChange={(event) => set({ clientSecret: event.currentTarget.value })}
      />
    </>
  );
}
