// Client, second screen: a nickname, an age band, who uses this computer; nothing is asked of the network before both are given.

import { useTranslation } from 'react-i18next';
import { parseNickname } from '../../../contract/domain/names.ts';
import type { AgeBand } from '../../../contract/domain/pairing.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { ProtectionFields } from '../lock/ProtectionFields.tsx';
import { checkProtection, isProtectionFilled } from '../lock/protection-choice.ts';
import styles from './FirstRun.module.css';
import { StepActions } from './StepActions.tsx';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './step-props.ts';

const bands: readonly AgeBand[] = ['under13', '13to17', '18plus'];

interface AboutStepProps extends StepProps {
  readonly onDone: () => void;
}

/** No band and no answer is chosen beforehand, and none is marked as the right one. */
export function AboutStep({ state, dispatch, isBusy, back, onDone }: AboutStepProps) {
  const { t } = useTranslation();
  const shell = useShell();
  const errorText = useErrorText();
  const isNicknameError = state.error?.code.startsWith('nickname.') === true;
  const goOn = (): void => {
    // The age comes first: no other mistake is a way to choose it again.
    if (state.ageBand !== '18plus') {
      onDone();
      return;
    }
    try {
      parseNickname(state.nickname);
      const problem = checkProtection(state.protection);
      if (problem === null) onDone();
      else dispatch({ type: 'passcodeRefused', problem });
    } catch (thrown) {
      dispatch({ type: 'failed', error: toAppError(thrown).toReport() });
    }
  };
  return (
    <StepForm onSubmit={goOn}>
      <ScreenHeading title={t('firstRun.about.title')}>{t('firstRun.about.sentence')}</ScreenHeading>
      <TextField
        label={t('firstRun.about.nickname')}
        hint={t('firstRun.about.nicknameHint')}
        maxLength={400}
        value={state.nickname}
        onChange={(nickname) => dispatch({ type: 'typed', change: { nickname } })}
        error={isNicknameError ? errorText(state.error) : null}
      />
      <Button look="quiet" className={styles.inline} onPress={() => shell.open('anonymous')}>
        {t('anonymous.ask')}
      </Button>
      <RadioCards
        label={t('firstRun.about.age')}
        choices={bands.map((band) => ({ id: band, label: t(`firstRun.about.bands.${band}`) }))}
        value={state.ageBand}
        onChange={(ageBand) => dispatch({ type: 'ageChosen', ageBand })}
      />
      <ProtectionFields
        choice={state.protection}
        onChange={(protection) => dispatch({ type: 'protected', protection })}
        problem={state.passcodeProblem}
      />
      {state.error !== null && !isNicknameError && <Notice kind="problem">{errorText(state.error)}</Notice>}
      <StepActions
        next={t('common.continue')}
        back={back}
        isBusy={isBusy}
        isReady={
          state.ageBand !== null && state.nickname.trim() !== '' && isProtectionFilled(state.protection)
        }
      />
    </StepForm>
  );
}
