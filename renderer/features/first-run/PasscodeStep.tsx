// A passcode as the second half of the key, where the system offers no keychain.

import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { NewPasscodeFields } from '../lock/NewPasscodeFields.tsx';
import { checkProtection, isProtectionFilled } from '../lock/protection-choice.ts';
import { StepActions } from './StepActions.tsx';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './step-props.ts';

interface PasscodeStepProps extends StepProps {
  readonly onDone: () => void;
}

/** What was typed for a shared computer stands here already: it is the same passcode. */
export function PasscodeStep({ state, dispatch, isBusy, back, onDone }: PasscodeStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { protection, passcodeProblem, error } = state;
  const goOn = (): void => {
    const problem = checkProtection(protection);
    if (problem === null) onDone();
    else dispatch({ type: 'passcodeRefused', problem });
  };
  return (
    <StepForm onSubmit={goOn}>
      <ScreenHeading title={t('keychain.use')}>{t('keychain.second')}</ScreenHeading>
      <NewPasscodeFields
        passcode={protection.passcode}
        repeat={protection.repeat}
        onChange={(typed) => dispatch({ type: 'protected', protection: { ...protection, ...typed } })}
        problem={passcodeProblem}
      />
      {error !== null && <Notice kind="problem">{errorText(error)}</Notice>}
      <StepActions
        next={t('keychain.goOn')}
        back={back}
        isBusy={isBusy}
        isReady={isProtectionFilled(protection)}
      />
    </StepForm>
  );
}
