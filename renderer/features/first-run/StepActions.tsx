// The buttons at the end of a step: back quietly, on clearly.

import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';

interface StepActionsProps {
  readonly next: string;
  readonly back: (() => void) | null;
  readonly isBusy: boolean;
  readonly isReady?: boolean;
  /** Left out inside a form, where the button submits. */
  readonly onNext?: () => void;
}

/** While a call is on its way the button says so and cannot be pressed again. */
export function StepActions({ next, back, isBusy, isReady = true, onNext }: StepActionsProps) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.actions)}>
      <Button
        look="primary"
        type={onNext === undefined ? 'submit' : 'button'}
        isDisabled={isBusy || !isReady}
        {...(onNext === undefined ? {} : { onPress: onNext })}
      >
        {isBusy ? t('common.oneMoment') : next}
      </Button>
      {back !== null && (
        <Button look="quiet" onPress={back}>
          {t('common.back')}
        </Button>
      )}
    </div>
  );
}
