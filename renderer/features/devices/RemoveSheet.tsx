// The question before another computer is removed: what ends at once, what stays on it, and the passcode where one is set.

import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OwnDeviceView } from '../../../contract/bridge/linking-view.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useComputers } from '../../bridge/devices.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PasscodeField } from '../../components/PasscodeField.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Devices.module.css';

interface RemoveSheetProps {
  readonly computer: OwnDeviceView;
  readonly name: string;
  readonly hasPasscode: boolean;
  readonly onClose: () => void;
}

/** A computer that was stolen holds the account's key: for that there is "My computer is lost", and this says so. */
export function RemoveSheet({ computer, name, hasPasscode, onClose }: RemoveSheetProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { remove } = useComputers();
  const [passcode, setPasscode] = useState('');
  const error = remove.error === null ? null : toAppError(remove.error);
  const isAboutPasscode = hasPasscode && error?.code.startsWith('passcode.') === true;
  const submit = (): void =>
    remove.mutate(
      { device: computer.device, passcode: hasPasscode ? passcode : null },
      { onSuccess: onClose },
    );
  return (
    <Sheet
      role="alertdialog"
      tone="clay"
      title={t('devices.remove.asks', { name: isolate(name) })}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button look="clay" type="submit" form="remove-computer" isDisabled={remove.isPending}>
            {remove.isPending ? t('common.oneMoment') : t('devices.remove.confirm')}
          </Button>
          <Button onPress={onClose} autoFocus={!hasPasscode}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <Form
        id="remove-computer"
        className={cx(styles.steps)}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!remove.isPending) submit();
        }}
      >
        <p>{t('devices.remove.goes')}</p>
        <p>{t('devices.remove.stays')}</p>
        {hasPasscode && (
          <PasscodeField
            label={t('passcode.current')}
            value={passcode}
            onChange={setPasscode}
            error={isAboutPasscode && error !== null ? errorText(error) : null}
            autoFocus
          />
        )}
        {error !== null && !isAboutPasscode && <Notice kind="problem">{errorText(error)}</Notice>}
      </Form>
    </Sheet>
  );
}
