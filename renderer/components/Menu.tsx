// A button that opens a list of things to do.

import type { LucideIcon } from 'lucide-react';
import { Fragment, type ReactElement, type RefObject } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Separator } from 'react-aria-components';
import { cx } from '../styles/cx.ts';
import items from './Items.module.css';
import styles from './Menu.module.css';
import { Popover } from './Popover.tsx';

/** One line of a menu. */
export interface MenuAction<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** `clay` only for erasing. */
  readonly tone?: 'plain' | 'clay';
  /** Keys that do the same, shown at the end of the line. */
  readonly shortcut?: ReactElement;
  readonly isDisabled?: boolean;
  /** A hairline stands before it. */
  readonly startsGroup?: boolean;
}

interface Actions<Id extends string> {
  readonly label: string;
  readonly items: readonly MenuAction<Id>[];
  readonly onAction: (id: Id) => void;
}

function Line({ label, icon: Icon, tone = 'plain', shortcut, isDisabled = false, id }: MenuAction) {
  return (
    <MenuItem
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      className={cx(items.item, tone === 'clay' && items.clay)}
    >
      {Icon !== undefined && (
        <span className={cx(items.icon)}>
          <Icon size={17} strokeWidth={1.6} aria-hidden />
        </span>
      )}
      <span className={cx(items.words)}>{label}</span>
      {shortcut !== undefined && <span className={cx(items.end)}>{shortcut}</span>}
    </MenuItem>
  );
}

interface MenuProps<Id extends string> extends Actions<Id> {
  /** An element with a react-aria press: Button or IconButton. */
  readonly trigger: ReactElement;
}

interface MenuLinesProps<Id extends string> extends Actions<Id> {
  /** Where no trigger of the library's own puts the focus into the menu. */
  readonly takesFocus?: boolean;
}

function MenuLines<Id extends string>(props: MenuLinesProps<Id>) {
  const { label, items: actions, onAction, takesFocus = false } = props;
  return (
    <AriaMenu
      aria-label={label}
      className={cx(items.list)}
      onAction={(id) => onAction(id as Id)}
      {...(takesFocus ? { autoFocus: 'first' as const } : {})}
    >
      {actions.map((action) => (
        <Fragment key={action.id}>
          {action.startsGroup === true && <Separator className={cx(items.line)} />}
          <Line {...action} />
        </Fragment>
      ))}
    </AriaMenu>
  );
}

/** Arrow keys walk, a letter jumps, Enter does, Escape returns to the button. */
export function Menu<Id extends string>({ trigger, ...lines }: MenuProps<Id>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement="bottom end">
        <MenuLines {...lines} />
      </Popover>
    </MenuTrigger>
  );
}

interface MenuAtProps<Id extends string> extends Actions<Id> {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The same menu beside an element that is no button: one for all rows of a long list. */
export function MenuAt<Id extends string>({ anchor, isOpen, onClose, ...lines }: MenuAtProps<Id>) {
  return (
    <Popover
      className={styles.popover}
      placement="bottom end"
      aria-label={lines.label}
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <MenuLines
        {...lines}
        takesFocus
        onAction={(id) => {
          onClose();
          lines.onAction(id);
        }}
      />
    </Popover>
  );
}
