// A few words beside what is pointed at or focused.

import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import styles from './Tooltip.module.css';

interface TooltipProps {
  readonly text: ReactNode;
  /** One focusable element: Button, IconButton or another of react-aria. */
  readonly children: ReactElement;
  readonly placement?: 'top' | 'bottom' | 'end';
}

/** Never holds anything that is not said elsewhere: a touch screen shows no tooltips. */
export function Tooltip({ text, children, placement = 'bottom' }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip placement={placement} offset={6} className={cx(styles.tooltip)}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
