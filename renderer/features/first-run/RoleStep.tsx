// The first question, asked quietly: which of two ways in.

import { DoorOpen, KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TwoChairs } from '../../components/drawings.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';
import type { StepProps } from './step-props.ts';

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly onPress: () => void;
}

function Choice({ icon, title, hint, onPress }: ChoiceProps) {
  return (
    <AriaButton className={cx(styles.choice)} onPress={onPress}>
      <span className={cx(styles.choiceIcon)}>{icon}</span>
      <span className={cx(styles.choiceWords)}>
        <strong>{title}</strong>
        <span>{hint}</span>
      </span>
    </AriaButton>
  );
}

interface RoleStepProps extends StepProps {
  readonly onSample: () => void;
}

/** No answer is written anywhere; the sample stands in memory only. */
export function RoleStep({ state, dispatch, isBusy, onSample }: RoleStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const icon = { size: 22, strokeWidth: 1.5, 'aria-hidden': true } as const;
  return (
    <>
      <TwoChairs />
      <ScreenHeading title={t('firstRun.role.title')}>{t('firstRun.role.sentence')}</ScreenHeading>
      <div className={cx(styles.choices)}>
        <Choice
          icon={<KeyRound {...icon} />}
          title={t('firstRun.role.client')}
          hint={t('firstRun.role.clientHint')}
          onPress={() => dispatch({ type: 'went', step: 'code' })}
        />
        <Choice
          icon={<DoorOpen {...icon} />}
          title={t('firstRun.role.therapist')}
          hint={t('firstRun.role.therapistHint')}
          onPress={() => dispatch({ type: 'went', step: 'practice' })}
        />
        <div className={cx(styles.returning)}>
          <span className={cx(styles.muted)}>{t('firstRun.role.before')}</span>
          <Button
            look="quiet"
            onPress={() => dispatch({ type: 'went', step: 'computer' })}
            isDisabled={isBusy}
          >
            {t('firstRun.role.computer')}
          </Button>
          <Button look="quiet" onPress={() => dispatch({ type: 'went', step: 'words' })} isDisabled={isBusy}>
            {t('firstRun.role.words')}
          </Button>
          <Button look="quiet" onPress={() => dispatch({ type: 'went', step: 'backup' })} isDisabled={isBusy}>
            {t('firstRun.role.backup')}
          </Button>
        </div>
        <Button look="quiet" className={styles.sample} onPress={onSample} isDisabled={isBusy}>
          {isBusy ? t('common.oneMoment') : t('firstRun.role.sample')}
        </Button>
      </div>
      {state.error !== null && <Notice kind="problem">{errorText(state.error)}</Notice>}
    </>
  );
}
