// Therapist: what a broken computer would cost, before anybody is invited.

import { useTranslation } from 'react-i18next';
import { ClosedDoor } from '../../components/drawings.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { PolicyLine } from '../privacy/policy/PolicyLine.tsx';
import { RecoveryWords } from '../recovery/RecoveryWords.tsx';
import { StepActions } from './StepActions.tsx';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './step-props.ts';

interface RecoveryStepProps extends StepProps {
  readonly onDone: () => void;
}

/** The practice is opened from here: the recovery kit will be made between these two moments. */
export function RecoveryStep({ state, isBusy, back, onDone }: RecoveryStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <StepForm onSubmit={onDone}>
      <ClosedDoor />
      <ScreenHeading title={t('recovery.therapist.title')} />
      <RecoveryWords whose="therapist" />
      {state.error !== null && <Notice kind="problem">{errorText(state.error)}</Notice>}
      <PolicyLine />
      <StepActions next={t('firstRun.practice.open')} back={back} isBusy={isBusy} />
    </StepForm>
  );
}
