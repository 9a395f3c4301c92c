import { Input, PasswordInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { type Region, regions } from '#shared/domain/connection.ts';
import { useText } from '../../text/use-text.ts';
import type { FieldProps } from './FormPart.tsx';
import classes from './IntegrationForm.module.css';

/** Integration Name and Description. */
export function NameFields({ form, set, errors, disabled }: FieldProps) {
  const { t } = useText();
  return (
    <>
      <TextInput
        label={t('integration.name')}
        description={t('integration.nameHint')}
        value={form.name}
        disabled={disabled}
        maxLength={100}
        error={errors.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={`${t('integration.description')} (${t('integration.optional')})`}
        value={form.description}
        disabled={disabled}
        maxLength={500}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
    </>
  );
}

/** Samsung's region, or an address of one's own. */
export function RegionFields({ form, set, errors, disabled }: FieldProps) {
  const { t } = useText();
  return (
    <>
      <Input.Wrapper label={t('integration.region')} labelElement="div" description={t('integration.regionHint')}>
        <div className={classes.segments}>
          <SegmentedControl<Region>
            aria-label={t('integration.region')}
            value={form.region}
            disabled={disabled}
            onChange={(region) => set({ region })}
            data={regions.map((region) => ({ value: region, label: t(`integration.regions.${region}`) }))}
          />
        </div>
      </Input.Wrapper>
      {form.region === 'custom' ? (
        <>
          <TextInput
            label={t('integration.baseUrl')}
            value={form.baseUrl}
            disabled={disabled}
            placeholder="https://"
            error={errors.baseUrl}
            onChange={(event) => set({ baseUrl: event.currentTarget.value })}
          />
          <TextInput
            label={t('integration.accessTokenUrl')}
            description={t('integration.accessTokenUrlHint')}
            value={form.accessTokenUrl}
            disabled={disabled}
            placeholder="https://"
            error={errors.accessTokenUrl}
            onChange={(event) => set({ accessTokenUrl: event.currentTarget.value })}
          />
        </>
      ) : null}
    </>
  );
}

/** The Ivanti server, which Muster works without. */
export function IvantiFields({ form, set, errors, disabled, hasPassword }: FieldProps & { hasPassword: boolean }) {
  const { t } = useText();
  return (
    <>
      <Switch
        label={t('integration.ivanti')}
        description={t('integration.ivantiHint')}
        checked={form.ivanti}
        disabled={disabled}
        onChange={(event) => set({ ivanti: event.currentTarget.checked })}
      />
      {form.ivanti ? (
        <>
          <TextInput
            label={t('integration.ivantiUrl')}
            value={form.ivantiUrl}
            disabled={disabled}
            placeholder="https://"
            error={errors.ivantiUrl}
            onChange={(event) => set({ ivantiUrl: event.currentTarget.value })}
          />
          <TextInput
            label={t('integration.ivantiUser')}
            value={form.ivantiUser}
            disabled={disabled}
            error={errors.ivantiUser}
            onChange={(event) => set({ ivantiUser: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('integration.ivantiPassword')}
            value={form.ivantiPassword}
            disabled={disabled}
            placeholder={hasPassword ? t('integration.keepStored') : ''}
            error={errors.ivantiPassword}
            onChange={(event) => set({ ivantiPassword: event.currentTarget.value })}
          />
        </>
      ) : null}
    </>
  );
}
