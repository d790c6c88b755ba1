// Acknowledging a version or declining it; declining says first what it brings.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../../contract/bridge/policy-view.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { daysInMs, leaveDays, type Policy, startOfDay } from '../../../../contract/policy/document.ts';
import { useNow } from '../../../bridge/now.ts';
import { useAnswerPolicy } from '../../../bridge/policy.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats, useLanguage } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Policy.module.css';

interface PolicyAnswerProps {
  readonly policy: Policy;
  readonly view: PolicyView;
  /** Beside the two: leaves it open. */
  readonly later?: () => void;
}

function useDays(policy: Policy) {
  const { date } = useFormats();
  const from = Math.max(useNow(), startOfDay(policy.effective));
  return { from: date(from), until: date(from + daysInMs(leaveDays)) };
}

/** After a no only the way back is offered. */
export function PolicyAnswer({ policy, view, later }: PolicyAnswerProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const language = useLanguage();
  const [isDeclining, setDeclining] = useState(false);
  const answer = useAnswerPolicy();
  const days = useDays(policy);
  const { version } = policy;
  const give = (said: 'acknowledged' | 'declined') => answer.mutate({ version, language, answer: said });
  const { kind } = view.standing;
  const isDeclined = kind === 'declining' || kind === 'declined' || kind === 'ended';
  return (
    <div className={cx(styles.answer)}>
      {isDeclining && !isDeclined ? (
        <>
          <p>{t('policy.declining', days)}</p>
          <div className={cx(styles.buttons)}>
            <Button isDisabled={answer.isPending} onPress={() => give('declined')}>
              {t('policy.declineNow', { version })}
            </Button>
            <Button look="quiet" onPress={() => setDeclining(false)}>
              {t('common.back')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={cx(styles.muted)}>{t('policy.notConsent')}</p>
          <div className={cx(styles.buttons)}>
            <Button look="primary" isDisabled={answer.isPending} onPress={() => give('acknowledged')}>
              {t('policy.acknowledge', { version })}
            </Button>
            {!isDeclined && <Button onPress={() => setDeclining(true)}>{t('policy.decline')}</Button>}
            {later !== undefined && (
              <Button look="quiet" onPress={later}>
                {t('policy.later')}
              </Button>
            )}
          </div>
        </>
      )}
      {answer.error !== null && (
        <Notice kind="problem">{errorText(toAppError(answer.error).toReport())}</Notice>
      )}
    </div>
  );
}
