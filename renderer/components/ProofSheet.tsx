// The question before something grave: what it does, the passcode where one is set, one button, and what went wrong.

import { type ReactNode, useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../contract/errors/app-error.ts';
import { cx } from '../styles/cx.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { PasscodeField } from './PasscodeField.tsx';
import styles from './ProofSheet.module.css';
import { Sheet } from './Sheet.tsx';
import { useErrorText } from './use-error-text.ts';

/** What is under way, as a mutation tells it. */
interface UnderWay {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly reset: () => void;
}

interface ProofSheetProps {
  readonly title: ReactNode;
  /** What it does, what remains, and fields of its own. */
  readonly children: ReactNode;
  /** The verb, saying what: "Remove this computer". */
  readonly confirm: string;
  /** `clay` when it erases or shuts out. */
  readonly look: 'primary' | 'clay';
  readonly hasPasscode: boolean;
  readonly underWay: UnderWay;
  /** The passcode, null where none is set. */
  readonly onConfirm: (passcode: string | null) => void;
  readonly onClose: () => void;
  /** A field among the children takes the focus. */
  readonly isFocusOwn?: boolean;
}

/** Opens with the focus on the passcode, else on what does nothing; a press outside does not close it. */
export function ProofSheet(props: ProofSheetProps) {
  const { title, children, confirm, look, hasPasscode, underWay, onConfirm, onClose } = props;
  const { isFocusOwn = false } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const form = useId();
  const [passcode, setPasscode] = useState('');
  const error = underWay.error === null ? null : toAppError(underWay.error);
  const isAboutPasscode = hasPasscode && error?.code.startsWith('passcode.') === true;
  return (
    <Sheet
      role="alertdialog"
      tone={look === 'clay' ? 'clay' : 'plain'}
      title={title}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button look={look} type="submit" form={form} isDisabled={underWay.isPending}>
            {underWay.isPending ? t('common.oneMoment') : confirm}
          </Button>
          <Button onPress={onClose} autoFocus={!hasPasscode && !isFocusOwn}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        className={cx(styles.form)}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!underWay.isPending) onConfirm(hasPasscode ? passcode : null);
        }}
      >
        {children}
        {hasPasscode && (
          <PasscodeField
            label={t('passcode.current')}
            value={passcode}
            onChange={(typed) => {
              setPasscode(typed);
              underWay.reset();
            }}
            error={isAboutPasscode ? errorText(error) : null}
            autoFocus={!isFocusOwn}
          />
        )}
        {error !== null && !isAboutPasscode && <Notice kind="problem">{errorText(error)}</Notice>}
      </Form>
    </Sheet>
  );
}
