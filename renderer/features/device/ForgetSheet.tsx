// The question before a profile is removed from this computer; a typed word, and the passcode where one is set.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PasscodeField } from '../../components/PasscodeField.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Device.module.css';

interface ForgetSheetProps {
  readonly hasPasscode: boolean;
  readonly onClose: () => void;
}

/** Whether it can be come back from is told before it is asked. */
export function ForgetSheet({ hasPasscode, onClose }: ForgetSheetProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const recovery = useQuery(recoveryQuery);
  const [word, setWord] = useState('');
  const [isWrongWord, setWrongWord] = useState(false);
  const [passcode, setPasscode] = useState('');
  const forget = useMutation({
    mutationFn: () => unwrap(bridge.device.forget({ passcode: hasPasscode ? passcode : null })),
    onSuccess: (status) => {
      onClose();
      client.setQueryData(profileQuery.queryKey, status);
    },
  });
  const error = forget.error === null ? null : toAppError(forget.error);
  const isPasscodeError = hasPasscode && error?.code.startsWith('passcode.') === true;
  const submit = (): void => {
    const isRight = word.trim().toLowerCase() === t('device.forget.word');
    setWrongWord(!isRight);
    if (isRight && !forget.isPending) forget.mutate();
  };
  return (
    <Sheet
      role="alertdialog"
      tone="clay"
      title={t('device.forget.asks')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button look="clay" type="submit" form="forget-device" isDisabled={forget.isPending}>
            {forget.isPending ? t('common.oneMoment') : t('device.forget.confirm')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <Form
        id="forget-device"
        className={cx(styles.forget)}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{t('device.forget.goes')}</p>
        <p>{t('device.forget.stays')}</p>
        {recovery.data !== undefined && (
          <p>{recovery.data.kit === null ? t('device.forget.withoutKit') : t('device.forget.withKit')}</p>
        )}
        <TextField
          label={t('device.forget.type', { word: t('device.forget.word') })}
          value={word}
          onChange={(typed) => {
            setWord(typed);
            setWrongWord(false);
          }}
          error={isWrongWord ? t('device.forget.wrongWord') : null}
          autoFocus
        />
        {hasPasscode && (
          <PasscodeField
            label={t('passcode.current')}
            value={passcode}
            onChange={(typed) => {
              setPasscode(typed);
              forget.reset();
            }}
            error={isPasscodeError ? errorText(error) : null}
          />
        )}
        {error !== null && !isPasscodeError && <Notice kind="problem">{errorText(error)}</Notice>}
      </Form>
    </Sheet>
  );
}
