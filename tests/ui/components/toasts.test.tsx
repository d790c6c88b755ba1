// Toasts: told politely, undone by keyboard, gone after their time but not while somebody is at them.

import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Toasts } from '../../../renderer/components/Toasts.tsx';
import { showToast, toastQueue } from '../../../renderer/components/toast-queue.ts';
import { show } from '../support/show-component.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  act(() => toastQueue.clear());
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe('a toast', () => {
  test('is a status, not an alert, and stands in a region that F6 reaches', () => {
    show(
      <>
        <Toasts />
        <main />
      </>,
    );
    act(() => void showToast({ text: 'Deleted.' }));
    expect(screen.getByRole('status').textContent).toBe('Deleted.');
    expect(screen.queryByRole('alert')).toBeNull();
    const region = screen.getByRole('region', { name: '1 notice' });
    fireEvent.keyDown(document.body, { key: 'F6' });
    expect(region.contains(document.activeElement)).toBe(true);
  });

  test('goes after its time and says so once', () => {
    const onClosed = vi.fn();
    show(<Toasts />);
    act(() => void showToast({ text: 'Deleted.', timeoutMs: 8_000, onClosed }));
    pass(7_999);
    expect(screen.getByText('Deleted.')).toBeTruthy();
    pass(1);
    expect(screen.queryByText('Deleted.')).toBeNull();
    expect(onClosed).toHaveBeenCalledTimes(1);
  });

  test('stays while the focus is in it and goes on afterwards', () => {
    show(<Toasts />);
    act(() => void showToast({ text: 'Deleted.', action: { label: 'Undo', onPress: () => {} } }));
    pass(5_000);
    act(() => screen.getByRole('button', { name: 'Undo' }).focus());
    pass(60_000);
    expect(screen.getByText('Deleted.')).toBeTruthy();
    act(() => screen.getByRole('button', { name: 'Undo' }).blur());
    pass(2_999);
    expect(screen.getByText('Deleted.')).toBeTruthy();
    pass(1);
    expect(screen.queryByText('Deleted.')).toBeNull();
  });

  test('its action works by key, takes it away and gives the focus back', () => {
    const onPress = vi.fn();
    show(
      <>
        <button type="button">before</button>
        <Toasts />
      </>,
    );
    act(() => screen.getByRole('button', { name: 'before' }).focus());
    act(() => void showToast({ text: 'Deleted.', action: { label: 'Undo', onPress } }));
    const undo = screen.getByRole('button', { name: 'Undo' });
    act(() => undo.focus());
    fireEvent.keyDown(undo, { key: 'Enter' });
    fireEvent.keyUp(undo, { key: 'Enter' });
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Deleted.')).toBeNull();
    expect(document.activeElement?.textContent).toBe('before');
  });

  test('can be taken away by whoever showed it', () => {
    show(<Toasts />);
    let close = (): void => {};
    act(() => {
      close = showToast({ text: 'Deleted.' });
    });
    act(() => close());
    expect(screen.queryByText('Deleted.')).toBeNull();
  });

  test('a fourth waits until there is room', () => {
    show(<Toasts />);
    act(() => {
      for (const text of ['one', 'two', 'three', 'four']) showToast({ text });
    });
    expect(screen.getAllByRole('status')).toHaveLength(3);
    fireEvent.click(screen.getAllByRole('button', { name: 'Close' })[0] as HTMLElement);
    expect(screen.getAllByRole('status')).toHaveLength(3);
  });
});
