// A menu by keyboard: opened, walked, done, left.

import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Button } from '../../../renderer/components/Button.tsx';
import { Kbd } from '../../../renderer/components/Kbd.tsx';
import { Menu } from '../../../renderer/components/Menu.tsx';
import { show } from '../support/show-component.tsx';

function showMenu() {
  const onAction = vi.fn();
  const { user } = show(
    <Menu
      trigger={<Button>More</Button>}
      label="More"
      onAction={onAction}
      items={[
        { id: 'pin', label: 'Pin', shortcut: <Kbd keys="Mod+P" /> },
        { id: 'mute', label: 'Mute', isDisabled: true },
        { id: 'archive', label: 'Archive' },
        { id: 'delete', label: 'Delete', tone: 'clay', startsGroup: true },
      ]}
    />,
  );
  return { user, onAction, trigger: screen.getByRole('button', { name: 'More' }) };
}

const focused = () => document.activeElement?.textContent;

test('arrow down opens it at the first line, arrows go round and leave out what is off', async () => {
  const { user, trigger } = showMenu();
  trigger.focus();
  await user.keyboard('{ArrowDown}');
  expect(focused()).toContain('Pin');
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('Archive');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(focused()).toContain('Pin');
  await user.keyboard('{End}');
  expect(focused()).toBe('Delete');
});

test('a letter jumps, Enter does it once, and the focus is back on the button', async () => {
  const { user, onAction, trigger } = showMenu();
  trigger.focus();
  await user.keyboard('{Enter}');
  await user.keyboard('a');
  expect(focused()).toBe('Archive');
  await user.keyboard('{Enter}');
  expect(onAction.mock.calls).toEqual([['archive']]);
  await vi.waitFor(() => expect(document.activeElement).toBe(trigger));
  expect(screen.queryByRole('menu')).toBeNull();
});

test('Escape does nothing but leave', async () => {
  const { user, onAction, trigger } = showMenu();
  trigger.focus();
  await user.keyboard('{Enter}{Escape}');
  await vi.waitFor(() => expect(document.activeElement).toBe(trigger));
  expect(onAction).not.toHaveBeenCalled();
});

test('the keys of a shortcut belong to its line’s name', async () => {
  const { user, trigger } = showMenu();
  await user.click(trigger);
  expect(screen.getByRole('menuitem', { name: /^Pin ?Ctrl ?P$/ })).toBeTruthy();
  expect(screen.getByRole('separator')).toBeTruthy();
});
