import { Checkbox } from '@mantine/core';
import { useText } from '../../text/use-text.ts';

/** *Assign custom attributes without token*, off until it is wanted (behaviour 109). */
export function WithoutTokenField({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const { t } = useText();
  return (
    <Checkbox
      size="xs"
      checked={checked}
      label={t('selfMaintained.withoutToken')}
      description={t('selfMaintained.withoutTokenText')}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
