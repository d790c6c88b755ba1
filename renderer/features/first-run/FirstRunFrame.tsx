// The page around each step of first run: header, one calm column, and where in the way the person is.

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenHeader } from '../../app/ScreenHeader.tsx';
import { Wordmark } from '../../components/Wordmark.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './FirstRun.module.css';
import type { Step } from './first-run-state.ts';

/** Focus goes to the new step's first field or, where there is none, to its heading. */
function useFocusOnStep(step: Step) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is what moves the focus
  useEffect(() => {
    const target = place.current?.querySelector<HTMLElement>('input:not([type=radio]), h1');
    target?.focus({ preventScroll: true });
  }, [step]);
  return place;
}

interface FirstRunFrameProps {
  readonly step: Step;
  readonly children: ReactNode;
}

/** Every step starts with a heading. */
export function FirstRunFrame({ step, children }: FirstRunFrameProps) {
  const { t } = useTranslation();
  const place = useFocusOnStep(step);
  return (
    <div className={cx(styles.page)}>
      <ScreenHeader hasHelp isBare>
        <Wordmark />
      </ScreenHeader>
      <main className={cx(styles.place)}>
        <div className={cx(styles.column)} ref={place} key={step}>
          {children}
        </div>
      </main>
      <footer className={cx(styles.footer)}>{t('firstRun.footer')}</footer>
    </div>
  );
}
