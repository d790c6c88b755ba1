// The question before the account gets a new key: what that does, here and with the people one writes with.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useBeginLost } from '../../bridge/lost.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PasscodeField } from '../../components/PasscodeField.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Device.module.css';

interface LostSheetProps {
  readonly hasPasscode: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const effects = ['others', 'key', 'people', 'kit', 'there'] as const;

/** Opens with the focus on what does nothing. */
export function LostSheet({ hasPasscode, onDone, onClose }: LostSheetProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [passcode, setPasscode] = useState('');
  const begin = useBeginLost();
  const error = begin.error === null ? null : toAppError(begin.error);
  const isPasscodeError = hasPasscode && error?.code.startsWith('passcode.') === true;
  return (
    <Sheet
      role="alertdialog"
      title={t('lost.asks')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button look="primary" type="submit" form="lost-computer" isDisabled={begin.isPending}>
            {begin.isPending ? t('common.oneMoment') : t('lost.confirm')}
          </Button>
          <Button onPress={onClose} autoFocus={!hasPasscode}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <Form
        id="lost-computer"
        className={cx(styles.forget)}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!begin.isPending) begin.mutate(hasPasscode ? passcode : null, { onSuccess: onDone });
        }}
      >
        <ul className={cx(styles.effects)}>
          {effects.map((effect) => (
            <li key={effect}>{t(`lost.effects.${effect}`)}</li>
          ))}
        </ul>
        {hasPasscode && (
          <PasscodeField
            label={t('passcode.current')}
            value={passcode}
            onChange={(typed) => {
              setPasscode(typed);
              begin.reset();
            }}
            error={isPasscodeError ? errorText(error) : null}
          />
        )}
        {error !== null && !isPasscodeError && <Notice kind="problem">{errorText(error)}</Notice>}
      </Form>
    </Sheet>
  );
}
