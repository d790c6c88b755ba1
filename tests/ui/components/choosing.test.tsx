// Select, tabs, segments and cards by keyboard; in Arabic the arrows follow the eye.

import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { RadioCards } from '../../../renderer/components/RadioCards.tsx';
import { SegmentedControl } from '../../../renderer/components/SegmentedControl.tsx';
import { Select } from '../../../renderer/components/Select.tsx';
import { Tabs } from '../../../renderer/components/Tabs.tsx';
import { show } from '../support/show-component.tsx';

const choices = [
  { id: 'system', label: 'As the system', hint: 'Follows the computer' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;
type Id = (typeof choices)[number]['id'];

function Theme({ start = null }: { readonly start?: Id | null }) {
  const [value, setValue] = useState<Id | null>(start);
  return <Select label="Theme" choices={choices} value={value} onChange={setValue} placeholder="Choose" />;
}

describe('a select', () => {
  test('opens, walks and takes by keyboard, then shows what was taken', async () => {
    const { user } = show(<Theme />);
    const button = screen.getByRole('button', { name: /Theme/ });
    expect(button.textContent).toContain('Choose');
    button.focus();
    await user.keyboard('{ArrowDown}');
    const list = await screen.findByRole('listbox');
    expect(within(list).getAllByRole('option')).toHaveLength(3);
    await user.keyboard('{ArrowDown}{Enter}');
    await vi.waitFor(() => expect(document.activeElement).toBe(button));
    expect(button.textContent).toContain('Light');
  });

  test('a first letter takes without opening', async () => {
    const { user } = show(<Theme start="system" />);
    const button = screen.getByRole('button', { name: /Theme/ });
    button.focus();
    await user.keyboard('d');
    expect(button.textContent).toContain('Dark');
    expect(button.textContent).not.toContain('Follows');
  });

  test('says what is wrong with it', () => {
    show(<Select label="Theme" choices={choices} value={null} onChange={() => {}} error="Please choose." />);
    const words = screen.getByText('Please choose.');
    expect(screen.getByRole('button').getAttribute('aria-describedby')).toContain(words.id);
  });
});

function Parts() {
  const [value, setValue] = useState<Id>('system');
  const tabs = choices.map(({ id, label }) => ({ id, label, content: <p>About {label}</p> }));
  return <Tabs label="Parts" tabs={tabs} value={value} onChange={setValue} />;
}

describe('tabs', () => {
  test.each([
    ['en', '{ArrowRight}'],
    ['ar', '{ArrowLeft}'],
  ] as const)('in %s the arrow %s goes on, and only one part is there', async (language, key) => {
    const { user } = show(<Parts />, language);
    await user.tab();
    await user.keyboard(key);
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Light');
    expect(screen.getByRole('tabpanel').textContent).toBe('About Light');
    await user.keyboard('{End}');
    expect(screen.getByRole('tabpanel').textContent).toBe('About Dark');
  });

  test('are one stop for Tab', async () => {
    const { user } = show(
      <>
        <Parts />
        <button type="button">after</button>
      </>,
    );
    await user.tab();
    await user.tab();
    expect(screen.getByRole('tab', { selected: true })).not.toBe(document.activeElement);
    expect(document.activeElement?.getAttribute('role')).not.toBe('tab');
  });
});

describe('segments', () => {
  test('keep exactly one chosen, also when it is pressed again', async () => {
    const onChange = vi.fn();
    const { user } = show(
      <SegmentedControl label="Theme" choices={choices} value="light" onChange={onChange} />,
    );
    await user.click(screen.getByRole('radio', { name: 'Light' }));
    expect(screen.getAllByRole('radio', { checked: true })).toHaveLength(1);
    await user.keyboard('{ArrowRight} ');
    expect(onChange.mock.calls.at(-1)).toEqual(['dark']);
  });
});

describe('cards', () => {
  test('start with none chosen; arrows choose', async () => {
    const onChange = vi.fn();
    const { user } = show(<RadioCards label="Theme" choices={choices} value={null} onChange={onChange} />);
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    await user.tab();
    await user.keyboard('{ArrowDown}');
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('radiogroup', { name: 'Theme' })).toBeTruthy();
  });
});
