// Makes one personal invitation, with a private label if the therapist wants one.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useCreateInvitation } from '../../bridge/actions.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Invitations.module.css';

/** The label stays typed when making fails. */
export function OneForm() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [label, setLabel] = useState('');
  const create = useCreateInvitation();
  const error = create.error === null ? null : toAppError(create.error);
  const isLabelError = error?.code.startsWith('nickname.') === true;
  return (
    <Form
      className={cx(styles.form)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(label, { onSuccess: () => setLabel('') });
      }}
    >
      <div className={cx(styles.formRow)}>
        <TextField
          className={styles.formField}
          label={t('invitations.label')}
          hint={t('invitations.labelHint')}
          maxLength={600}
          value={label}
          onChange={(typed) => {
            create.reset();
            setLabel(typed);
          }}
          error={isLabelError ? errorText(error) : null}
        />
        <Button type="submit" look="primary" className={styles.make} isDisabled={create.isPending}>
          {create.isPending ? t('common.oneMoment') : t('invitations.make')}
        </Button>
      </div>
      {error !== null && !isLabelError && <Notice kind="problem">{errorText(error)}</Notice>}
    </Form>
  );
}
