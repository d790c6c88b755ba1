// One control of the session: an icon with its words below, pressed or not.

import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../../styles/cx.ts';
import styles from './Controls.module.css';

interface ControlButtonProps
  extends Pick<AriaButtonProps, 'onPress' | 'isDisabled' | 'onPressStart' | 'onPressEnd'> {
  readonly icon: LucideIcon;
  /** What a press does: it says by that how things stand. */
  readonly label: string;
  /** For the eye alone. */
  readonly isOn?: boolean;
  readonly look?: 'plain' | 'off' | 'leave';
  readonly keys?: string;
  readonly badge?: boolean;
}

/** The words are always there: an icon alone would have to be learned in the middle of a session. */
export function ControlButton(props: ControlButtonProps) {
  const { icon: Icon, label, isOn = false, look = 'plain', keys, badge = false, ...press } = props;
  return (
    <AriaButton
      {...press}
      data-on={isOn}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}
      className={cx(styles.control, styles[look])}
    >
      <span className={cx(styles.icon)}>
        <Icon size={20} strokeWidth={1.6} aria-hidden />
        {badge && <span aria-hidden className={cx(styles.dot)} />}
      </span>
      <span className={cx(styles.words)}>{label}</span>
    </AriaButton>
  );
}
