// Makes a personal invitation, with a private label if the therapist wants one.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useCreateInvitation } from '../../bridge/actions.ts';
import { connectionQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Invitations.module.css';

/** Says before the press that it needs the service. The label stays typed when making fails. */
export function InvitationForm() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [label, setLabel] = useState('');
  const create = useCreateInvitation();
  const { data: connection } = useQuery(connectionQuery);
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
      {connection?.state === 'offline' && error === null && (
        <Notice>{t('invitations.needsConnection')}</Notice>
      )}
      {error !== null && !isLabelError && <Notice kind="problem">{errorText(error)}</Notice>}
    </Form>
  );
}
