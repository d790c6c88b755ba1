// A button with words.

import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './Button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** `primary` once a screen; `clay` only for Help now and erasing. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'clay';
  readonly className?: string | undefined;
}

/** 40 px high; as wide as its words. */
export function Button({ look = 'secondary', className, ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={cx(styles.button, styles[look], className)} />;
}
