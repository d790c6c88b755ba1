// A step's form: Enter goes on.

import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';

interface StepFormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Never submits anywhere; `onSubmit` runs instead. */
export function StepForm({ onSubmit, children }: StepFormProps) {
  return (
    <Form
      className={cx(styles.form)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </Form>
  );
}
