// Client, second screen: a nickname and an age band; nothing is asked of the network before both are given.

import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { parseNickname } from '../../../contract/domain/names.ts';
import type { AgeBand } from '../../../contract/domain/pairing.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';
import { StepActions } from './StepActions.tsx';
import { StepForm } from './StepForm.tsx';
import { StepHeading } from './StepHeading.tsx';
import type { StepProps } from './step-props.ts';

const bands: readonly AgeBand[] = ['under13', '13to17', '18plus'];

interface AboutStepProps extends StepProps {
  readonly onDone: () => void;
}

/** No band is chosen beforehand and none is marked as the right one. */
export function AboutStep({ state, dispatch, isBusy, back, onDone }: AboutStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const isNicknameError = state.error?.code.startsWith('nickname.') === true;
  const goOn = (): void => {
    try {
      parseNickname(state.nickname);
      onDone();
    } catch (thrown) {
      dispatch({ type: 'failed', error: toAppError(thrown).toReport() });
    }
  };
  return (
    <StepForm onSubmit={goOn}>
      <StepHeading title={t('firstRun.about.title')}>{t('firstRun.about.sentence')}</StepHeading>
      <TextField
        label={t('firstRun.about.nickname')}
        hint={t('firstRun.about.nicknameHint')}
        maxLength={400}
        value={state.nickname}
        onChange={(nickname) => dispatch({ type: 'typed', change: { nickname } })}
        error={isNicknameError ? errorText(state.error) : null}
      />
      <RadioGroup
        className={cx(styles.bands)}
        value={state.ageBand}
        onChange={(band) => dispatch({ type: 'ageChosen', ageBand: band as AgeBand })}
      >
        <Label className={cx(styles.bandsLabel)}>{t('firstRun.about.age')}</Label>
        <div className={cx(styles.bandRow)}>
          {bands.map((band) => (
            <Radio key={band} value={band} className={cx(styles.band)}>
              {t(`firstRun.about.bands.${band}`)}
            </Radio>
          ))}
        </div>
        <FieldError />
      </RadioGroup>
      {state.error !== null && !isNicknameError && <Notice kind="problem">{errorText(state.error)}</Notice>}
      <StepActions
        next={t('common.continue')}
        back={back}
        isBusy={isBusy}
        isReady={state.ageBand !== null && state.nickname.trim() !== ''}
      />
    </StepForm>
  );
}
