// What stands around every screen before and after a session: whose it is, Help now, the way out of sight.

import { EyeOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton.tsx';
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
    <div className={cx(styles.page)}>
      <header className={cx(styles.header)}>
        <Wordmark />
        <span className={cx(styles.ways)}>
          <HelpButton />
          <IconButton icon={EyeOff} label={t('callBefore.hide')} placement="bottom" onPress={hideCall} />
        </span>
      </header>
      <main className={cx(styles.place)}>
        <div className={cx(styles.column, styles[width])}>
          <div className={cx(styles.heading)}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {sentence !== undefined && <p className={cx(styles.sentence)}>{sentence}</p>}
          </div>
          {children}
          <div className={cx(styles.actions)}>{actions}</div>
        </div>
      </main>
    </div>
  );
}
