// Client, first screen: the invitation's code, typed, pasted or filled in by a link.

import { useTranslation } from 'react-i18next';
import { Invitation } from '../../components/drawings.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { StepActions } from './StepActions.tsx';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './step-props.ts';
import { checkCode, groupTyped } from './typed-code.ts';

/** Only the form of the code is checked here, on this computer. */
export function CodeStep({ state, dispatch, isBusy, back }: StepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const goOn = (): void => {
    const error = checkCode(state.code);
    dispatch(error === null ? { type: 'went', step: 'about' } : { type: 'failed', error });
  };
  return (
    <StepForm onSubmit={goOn}>
      <Invitation />
      <ScreenHeading title={t('firstRun.code.title')}>{t('firstRun.code.sentence')}</ScreenHeading>
      <TextField
        label={t('firstRun.code.label')}
        hint={t('firstRun.code.hint')}
        isCode
        placeholder="XXXX-XXXX-XXXX-XXXX"
        maxLength={200}
        value={state.code}
        onChange={(typed) => dispatch({ type: 'typed', change: { code: groupTyped(typed) } })}
        error={errorText(state.error)}
      />
      <StepActions
        next={t('common.continue')}
        back={back}
        isBusy={isBusy}
        isReady={state.code.trim() !== ''}
      />
    </StepForm>
  );
}
