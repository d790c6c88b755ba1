// A panel that floats beside what opened it: the ground of menus, choices, the calendar and the emoji.

import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './Popover.module.css';

interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'style'> {
  readonly className?: string | undefined;
}

/** Escape and a press outside close it; focus goes back to what opened it. */
export function Popover({ className, ...rest }: PopoverProps) {
  return <AriaPopover offset={6} {...rest} className={cx(styles.popover, className)} />;
}
