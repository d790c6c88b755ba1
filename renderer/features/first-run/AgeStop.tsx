// The kind stop for people under 18: what this means, and where help is.

import { useTranslation } from 'react-i18next';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { QuietWindow } from '../../components/drawings.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';
import type { StepProps } from './step-props.ts';

/** Under 13 there is no way back in this run of the app; nothing was written either way. */
export function AgeStop({ state, dispatch }: StepProps) {
  const { t } = useTranslation();
  const shell = useShell();
  const isTooYoung = state.error?.code !== 'age.notYet';
  const texts = isTooYoung ? 'tooYoung' : 'notYet';
  return (
    <div className={cx(styles.form)}>
      <QuietWindow />
      <ScreenHeading title={t(`firstRun.stop.${texts}.title`)}>
        {t(`firstRun.stop.${texts}.sentence`)}
      </ScreenHeading>
      <p className={cx(styles.muted)}>{t(`firstRun.stop.${texts}.instead`)}</p>
      <p className={cx(styles.muted)}>{t('firstRun.stop.nothingKept')}</p>
      <div className={cx(styles.actions)}>
        <Button look="clay" onPress={() => shell.open('help')}>
          {t('help.name')}
        </Button>
        {!isTooYoung && (
          <Button look="quiet" onPress={() => dispatch({ type: 'went', step: 'role' })}>
            {t('firstRun.stop.toStart')}
          </Button>
        )}
      </div>
    </div>
  );
}
