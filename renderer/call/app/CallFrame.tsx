// What stands around every screen before and after a session: whose it is, Help now, the way out of sight.

import { EyeOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton.tsx';
import { Screen } from '../../components/Screen.tsx';
import { ScreenHeading } from '../../components/ScreenHeading.tsx';
import { Wordmark } from '../../components/Wordmark.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './CallFrame.module.css';
import { HelpButton } from './HelpButton.tsx';
import { hideCall } from './hiding.ts';

interface CallFrameProps {
  readonly title: ReactNode;
  /** What is to be known first. */
  readonly sentence?: ReactNode;
  readonly children?: ReactNode;
  /** What can be done: in sight also where the rest has to be scrolled. */
  readonly actions: ReactNode;
  readonly width?: 'narrow' | 'wide';
}

/** Each screen begins at its heading: a reader says it when the screen has changed. */
export function CallFrame({ title, sentence, children, actions, width = 'narrow' }: CallFrameProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <Screen
      header={
        <header className={cx(styles.header)}>
          <Wordmark />
          <span className={cx(styles.ways)}>
            <HelpButton />
            <IconButton icon={EyeOff} label={t('callBefore.hide')} placement="bottom" onPress={hideCall} />
          </span>
        </header>
      }
      column={cx(styles.column, styles[width])}
      place={styles.place}
    >
      <ScreenHeading ref={heading} title={title}>
        {sentence}
      </ScreenHeading>
      {children}
      <div className={cx(styles.actions)}>{actions}</div>
    </Screen>
  );
}
