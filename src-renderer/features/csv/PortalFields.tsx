import { Checkbox, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { PortalFileKind } from '#shared/domain/portal-file.ts';
import { useText } from '../../text/use-text.ts';
import { ExportAttributesField } from './ExportColumnsField.tsx';
import classes from './ExportDialog.module.css';
import { type ExportChoice, type PortalOption, portalOptions } from './export-choice.ts';

/** What was chosen, with what is not remembered. */
export type PortalChoice = ExportChoice & { passwords: boolean };

type PortalFieldsProps = {
  kind: PortalFileKind;
  choice: PortalChoice;
  names: readonly string[];
  /** How many passwords the file would hold; null while they are counted. */
  passwords: number | null;
  onChoice: (change: Partial<PortalChoice>) => void;
};

/** What a file for a portal has beside what it must. */
export function PortalFields({ kind, choice, names, passwords, onChoice }: PortalFieldsProps) {
  const { t } = useText();
  const options: readonly PortalOption[] = portalOptions[kind];
  return (
    <>
      <fieldset className={classes.fieldset}>
        <legend className={classes.legend}>{t('csv.portal.content')}</legend>
        <Stack gap={6} mt={8}>
          {options.map((option) => (
            <Checkbox
              key={option}
              size="xs"
              label={t(`csv.portal.option.${option}`)}
              checked={choice[option]}
              onChange={(event) => onChoice({ [option]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
        {kind === 'ivanti' ? (
          <ExportAttributesField
            names={names}
            chosen={choice.attributes}
            onChosen={(attributes) => onChoice({ attributes })}
          />
        ) : null}
      </fieldset>
      {choice.passwords && options.includes('passwords') ? <PasswordWarning passwords={passwords} /> : null}
    </>
  );
}

/** What goes out in clear is said before it does. */
function PasswordWarning({ passwords }: { passwords: number | null }) {
  const { t } = useText();
  if (passwords === 0) return <p className={classes.hint}>{t('csv.portal.noPasswords')}</p>;
  return (
    <div className={classes.warning} role="alert">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <div>
        <strong>{t('csv.portal.clear', { count: passwords ?? 0 })}</strong>
        <div>{t('csv.portal.clearText')}</div>
      </div>
    </div>
  );
}
