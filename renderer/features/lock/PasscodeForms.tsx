// The forms of Settings → Lock: setting or changing a passcode, and proving who asks.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../contract/errors/app-error.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PasscodeField } from '../../components/PasscodeField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './LockTab.module.css';
import { NewPasscodeFields } from './NewPasscodeFields.tsx';
import { checkNewPasscode, type PasscodeProblem } from './protection-choice.ts';

interface FrameProps {
  readonly submit: string;
  readonly look?: 'primary' | 'clay';
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Takes the focus when it appears; Enter asks. */
function Frame({ submit, look = 'primary', isReady, isBusy, onSubmit, onCancel, children }: FrameProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <Form
      ref={form}
      className={cx(styles.form)}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onSubmit();
      }}
    >
      {children}
      <div className={cx(styles.actions)}>
        <Button type="submit" look={look} isDisabled={!isReady || isBusy}>
          {isBusy ? t('common.oneMoment') : submit}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}

const isAboutCurrent = (error: AppError | null): boolean =>
  error?.code === 'passcode.wrong' || error?.code === 'passcode.wait';

interface FormProps {
  readonly isBusy: boolean;
  readonly error: AppError | null;
  readonly onCancel: () => void;
}

interface PasscodeFormProps extends FormProps {
  /** Whether one is set already: then it proves who asks. */
  readonly hasCurrent: boolean;
  readonly onSave: (change: { readonly current: string | null; readonly next: string }) => void;
}

/** Asks for a new passcode twice. */
export function PasscodeForm({ hasCurrent, isBusy, error, onSave, onCancel }: PasscodeFormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState({ passcode: '', repeat: '' });
  const [problem, setProblem] = useState<PasscodeProblem | null>(null);
  const save = (): void => {
    const found = checkNewPasscode(typed.passcode, typed.repeat);
    setProblem(found);
    if (found === null) onSave({ current: hasCurrent ? current : null, next: typed.passcode });
  };
  const isReady = typed.passcode !== '' && typed.repeat !== '' && (!hasCurrent || current !== '');
  return (
    <Frame
      submit={t('lockSettings.passcode.save')}
      isReady={isReady}
      isBusy={isBusy}
      onSubmit={save}
      onCancel={onCancel}
    >
      {hasCurrent && (
        <PasscodeField
          label={t('passcode.current')}
          value={current}
          onChange={setCurrent}
          error={isAboutCurrent(error) ? errorText(error) : null}
        />
      )}
      <NewPasscodeFields
        {...typed}
        onChange={(next) => {
          setTyped(next);
          setProblem(null);
        }}
        problem={problem}
      />
      {error !== null && !isAboutCurrent(error) && <Notice kind="problem">{errorText(error)}</Notice>}
    </Frame>
  );
}

interface ProofFormProps extends FormProps {
  readonly submit: string;
  readonly look?: 'primary' | 'clay';
  readonly onProve: (passcode: string) => void;
  readonly children?: ReactNode;
}

/** Asks for the present passcode before something is done. */
export function ProofForm({ submit, look, isBusy, error, onProve, onCancel, children }: ProofFormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [passcode, setPasscode] = useState('');
  return (
    <Frame
      submit={submit}
      isReady={passcode !== ''}
      isBusy={isBusy}
      onSubmit={() => onProve(passcode)}
      onCancel={onCancel}
      {...(look === undefined ? {} : { look })}
    >
      {children}
      <PasscodeField
        label={t('passcode.current')}
        value={passcode}
        onChange={setPasscode}
        error={errorText(error)}
      />
    </Frame>
  );
}
