import { type ReactNode, useId } from 'react';
import classes from './IntegrationForm.module.css';
import type { IntegrationForm, MissingField } from './integration-form.ts';

/** What every group of fields is handed. */
export type FieldProps = {
  form: IntegrationForm;
  set: (change: Partial<IntegrationForm>) => void;
  errors: Partial<Record<MissingField, string>>;
  disabled: boolean;
};

/** A group of fields beside its name. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id} className={classes.partTitle}>
        {title}
      </h2>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
