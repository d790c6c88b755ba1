// A button that shows an icon; its words are the accessible name and a tooltip.

import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly look?: 'plain' | 'filled' | 'clay';
  /** Directional icons (an arrow back) turn round in Arabic; others never do. */
  readonly isDirectional?: boolean;
  readonly placement?: 'top' | 'bottom' | 'end';
  readonly className?: string | undefined;
}

/** 40 by 40 px. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, look = 'plain', isDirectional, placement, className, ...rest } = props;
  return (
    <Tooltip text={label} {...(placement === undefined ? {} : { placement })}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.button, styles[look], className)}>
        <Icon size={20} strokeWidth={1.6} aria-hidden className={cx(isDirectional && styles.directional)} />
      </AriaButton>
    </Tooltip>
  );
}
