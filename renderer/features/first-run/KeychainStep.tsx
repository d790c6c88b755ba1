// Where the system has no real keychain: what that means, and the two honest ways on.

import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { ClosedDoor } from '../../components/drawings.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';
import type { StepProps } from './step-props.ts';

interface KeychainStepProps extends StepProps {
  /** Asks again for what found no keychain. */
  readonly onTry: () => void;
}

/** Nothing was written, and no weaker place is taken without being asked. */
export function KeychainStep({ state, dispatch, isBusy, onTry }: KeychainStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { error, keychain, protection } = state;
  const isOther = error !== null && !error.code.startsWith('keychain.');
  const leave = (step: 'passcode' | 'role', withoutKeychain: boolean): void => {
    dispatch({ type: 'protected', protection: { ...protection, withoutKeychain } });
    dispatch({ type: 'went', step });
  };
  return (
    <div className={cx(styles.form)}>
      <ClosedDoor />
      <ScreenHeading title={t('keychain.title')}>{t(`keychain.${keychain.is}`)}</ScreenHeading>
      <p>{t('keychain.choice')}</p>
      <ul className={cx(styles.ways)}>
        <li>{t('keychain.first')}</li>
        <li>{t('keychain.second')}</li>
      </ul>
      {isOther && <Notice kind="problem">{errorText(error)}</Notice>}
      <div className={cx(styles.actions)}>
        <Button look="primary" onPress={onTry} isDisabled={isBusy}>
          {isBusy ? t('common.oneMoment') : t('common.tryAgain')}
        </Button>
        <Button onPress={() => leave('passcode', true)} isDisabled={isBusy}>
          {t('keychain.use')}
        </Button>
        <Button look="quiet" onPress={() => leave('role', false)} isDisabled={isBusy}>
          {t('keychain.stop')}
        </Button>
      </div>
    </div>
  );
}
