// The page around each step of first run: header, one calm column, and where in the way the person is.

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LoneScreen } from '../../app/LoneScreen.tsx';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';
import type { FirstRunState } from './first-run-state.ts';

/** Focus goes to the new step's first field or, where there is none, to its heading; on an error to the field it is about. */
function useFocus({ step, error }: Pick<FirstRunState, 'step' | 'error'>) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is what moves the focus
  useEffect(() => {
    const find = (selector: string) => place.current?.querySelector<HTMLElement>(selector);
    (find('input:not([type=radio])') ?? find('h1'))?.focus({ preventScroll: true });
  }, [step]);
  useEffect(() => {
    if (error !== null) place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error]);
  return place;
}

interface FirstRunFrameProps {
  readonly state: FirstRunState;
  readonly children: ReactNode;
}

/** Every step starts with a heading. */
export function FirstRunFrame({ state, children }: FirstRunFrameProps) {
  const { t } = useTranslation();
  const { open } = useShell();
  const place = useFocus(state);
  return (
    <LoneScreen
      column={styles.column}
      footer={
        <footer className={cx(styles.footer)}>
          {state.step !== 'stopped' && <p>{t('firstRun.footer')}</p>}
          <Button look="quiet" onPress={() => open('policy')}>
            {t('policy.title')}
          </Button>
          <Button look="quiet" onPress={() => open('contact')}>
            {t('contact.open')}
          </Button>
        </footer>
      }
    >
      <div className={cx(styles.step)} ref={place} key={state.step}>
        {children}
      </div>
    </LoneScreen>
  );
}
