// Sign-up: that the policy was shown is noted, said in one line above the button. There is no box to tick.

import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../../app/shell-context.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Policy.module.css';
import { bundledPolicy } from './PolicySheet.tsx';
import { usePolicyDay } from './use-policy-day.ts';

export function PolicyLine() {
  const { t } = useTranslation();
  const { open } = useShell();
  const day = usePolicyDay();
  const { version, published } = bundledPolicy;
  return (
    <p className={cx(styles.line)}>
      {t('policy.atSignUp', { version, date: day(published) })}{' '}
      <AriaButton className={cx(styles.link)} onPress={() => open('policy')}>
        {t('policy.readIt')}
      </AriaButton>
    </p>
  );
}
