// Therapist: the practice's name, a nickname, and the operator's enrolment code where one is asked; who uses this computer.

import { useTranslation } from 'react-i18next';
import { parseNickname, parsePracticeName } from '../../../contract/domain/names.ts';
import { type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';
import { Notice } from '../../components/Notice.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { ProtectionFields } from '../lock/ProtectionFields.tsx';
import { checkProtection, isProtectionFilled } from '../lock/protection-choice.ts';
import { StepActions } from './StepActions.tsx';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './step-props.ts';

type Field = 'practiceName' | 'nickname' | 'enrolment';

function codeOf(parse: () => unknown): ErrorReport | null {
  try {
    parse();
    return null;
  } catch (thrown) {
    return toAppError(thrown).toReport();
  }
}

/** Which field an error is about. The same code may come from either name, so what was typed decides. */
function fieldOf(error: ErrorReport, typed: { practiceName: string; nickname: string }): Field | null {
  if (error.code === 'enrolment.refused') return 'enrolment';
  if (codeOf(() => parsePracticeName(typed.practiceName))?.code === error.code) return 'practiceName';
  return codeOf(() => parseNickname(typed.nickname))?.code === error.code ? 'nickname' : null;
}

/** Both names are checked here first; the engine checks them again. */
export function PracticeStep({ state, dispatch, isBusy, back }: StepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const field = state.error === null ? null : fieldOf(state.error, state);
  const errorOf = (name: Field) => (field === name ? errorText(state.error) : null);
  const goOn = (): void => {
    const error =
      codeOf(() => parsePracticeName(state.practiceName)) ?? codeOf(() => parseNickname(state.nickname));
    const problem = checkProtection(state.protection);
    if (error !== null) dispatch({ type: 'failed', error });
    else if (problem !== null) dispatch({ type: 'passcodeRefused', problem });
    else dispatch({ type: 'went', step: 'recovery' });
  };
  return (
    <StepForm onSubmit={goOn}>
      <ScreenHeading title={t('firstRun.practice.title')}>{t('firstRun.practice.sentence')}</ScreenHeading>
      <TextField
        label={t('firstRun.practice.name')}
        hint={t('firstRun.practice.nameHint')}
        maxLength={800}
        value={state.practiceName}
        onChange={(practiceName) => dispatch({ type: 'typed', change: { practiceName } })}
        error={errorOf('practiceName')}
      />
      <TextField
        label={t('firstRun.practice.nickname')}
        hint={t('firstRun.practice.nicknameHint')}
        maxLength={400}
        value={state.nickname}
        onChange={(nickname) => dispatch({ type: 'typed', change: { nickname } })}
        error={errorOf('nickname')}
      />
      <TextField
        label={t('firstRun.practice.enrolment')}
        hint={t('firstRun.practice.enrolmentHint')}
        maxLength={200}
        value={state.enrolment}
        onChange={(enrolment) => dispatch({ type: 'typed', change: { enrolment } })}
        error={errorOf('enrolment')}
      />
      <ProtectionFields
        choice={state.protection}
        onChange={(protection) => dispatch({ type: 'protected', protection })}
        problem={state.passcodeProblem}
      />
      {state.error !== null && field === null && <Notice kind="problem">{errorText(state.error)}</Notice>}
      <StepActions
        next={t('common.continue')}
        back={back}
        isBusy={isBusy}
        isReady={
          state.practiceName.trim() !== '' &&
          state.nickname.trim() !== '' &&
          isProtectionFilled(state.protection)
        }
      />
    </StepForm>
  );
}
