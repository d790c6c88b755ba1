// Fields of days and times, the search field, counts and keys.

import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { Badge } from '../../../renderer/components/Badge.tsx';
import { DateField } from '../../../renderer/components/DateField.tsx';
import { Kbd } from '../../../renderer/components/Kbd.tsx';
import { Progress } from '../../../renderer/components/Progress.tsx';
import { SearchField } from '../../../renderer/components/SearchField.tsx';
import { TimeField } from '../../../renderer/components/TimeField.tsx';
import { show } from '../support/show-component.tsx';

function Time() {
  const [time, setTime] = useState<string | null>('22:05');
  return (
    <>
      <TimeField label="From" value={time} onChange={setTime} />
      <output>{time}</output>
    </>
  );
}

describe.each(['en', 'ar'] as const)('a time in %s', (language) => {
  test('has 24 hours, Western digits, and is typed part by part', async () => {
    const { user } = show(<Time />, language);
    const [hours, minutes] = screen.getAllByRole('spinbutton');
    expect([hours?.textContent, minutes?.textContent]).toEqual(['22', '05']);
    await user.tab();
    await user.keyboard('0730');
    expect(screen.getByRole('status').textContent).toBe('07:30');
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('status').textContent).toBe('07:31');
  });
});

function Day() {
  const [day, setDay] = useState<string | null>('2026-11-22');
  return (
    <>
      <DateField label="Day" value={day} onChange={setDay} />
      <output>{day}</output>
    </>
  );
}

test.each(['en', 'ar'] as const)('a day in %s goes in and out as ISO text', async (language) => {
  const { user } = show(<Day />, language);
  expect(screen.getAllByRole('spinbutton').map(({ textContent }) => textContent)).toEqual([
    '22',
    '11',
    '2026',
  ]);
  await user.tab();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('status').textContent).toBe('2026-11-23');
});

test('a search is emptied by its cross and by Escape', async () => {
  const { user } = show(<SearchField label="Find" />);
  const field = screen.getByRole('searchbox', { name: 'Find' }) as HTMLInputElement;
  await user.type(field, 'sara');
  await user.click(screen.getByRole('button', { name: 'Clear' }));
  expect([field.value, document.activeElement]).toEqual(['', field]);
  await user.type(field, 'omar{Escape}');
  expect(field.value).toBe('');
});

describe('a count', () => {
  test.each([
    [0, null],
    [99, '99'],
    [100, '99+'],
  ])('of %i shows %s and says what is counted', (count, shown) => {
    const { view } = show(<Badge count={count} label={`${count} unread`} />, 'ar');
    expect(view.container.querySelector('[aria-hidden]')?.textContent ?? null).toBe(shown);
    expect(view.container.textContent).toBe(shown === null ? '' : `${shown}${count} unread`);
  });
});

test('keys are Ctrl here and Command on Apple, where the sign is said as a word', () => {
  const { view } = show(
    <>
      <Kbd keys="Mod+K" />
      <Kbd keys="Mod+K" isApple />
    </>,
  );
  expect([...view.container.querySelectorAll('kbd')].map(({ textContent }) => textContent)).toEqual([
    'Ctrl',
    'K',
    '⌘Command',
    'K',
  ]);
});

test('progress says its part, and says none when nobody knows', () => {
  show(
    <>
      <Progress label="Reading" value={0.42} />
      <Progress label="Asking" value={null} />
    </>,
  );
  expect(screen.getByRole('progressbar', { name: 'Reading' }).getAttribute('aria-valuetext')).toBe('42%');
  expect(screen.getByRole('progressbar', { name: 'Asking' }).getAttribute('aria-valuenow')).toBeNull();
});
