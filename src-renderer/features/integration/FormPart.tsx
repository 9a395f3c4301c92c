import type { ReactNode } from 'react';
import classes from './IntegrationForm.module.css';
import type { IntegrationForm, MissingField } from './integration-form.ts';

/** What every group of fields is handed. */
export type FieldProps = {
  form: IntegrationForm;
  set: (change: Partial<IntegrationForm>) => void;
  errors: Partial<Record<MissingField, string>>;
  disabled: boolean;
};

/** A group of fields under its name. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>{title}</legend>
      {children}
    </fieldset>
  );
}
